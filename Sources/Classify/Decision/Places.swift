/// The parts of an article that a term stands in.
struct Places: OptionSet {
    let rawValue: UInt8

    static let title = Places(rawValue: 1)
    static let lead = Places(rawValue: 2)
    static let section = Places(rawValue: 4)
    static let item = Places(rawValue: 8)
    static let body = Places(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The part that a mention stands in.
    init(of mention: Mention, in outline: DocumentOutline) {
        let line = outline.line(of: mention)
        switch outline.lines[line].kind {
        case .title: self = .title
        case .heading: self = outline.isDigest ? .item : .section
        case .paragraph, .furniture: self = line == Int(outline.lead) ? .lead : outline.isDigest ? .item : .body
        }
    }

    /// What the parts are called in evidence, in the order above.
    var names: [String] { Self.namesByValue[Int(rawValue)] }

    /// By raw value, so that evidence shares its lists of names.
    private static let namesByValue: [[String]] = (0..<32).map { value in
        ["title", "lead", "section", "item", "body"].enumerated().filter { value >> $0.offset & 1 == 1 }.map(\.element)
    }
}
