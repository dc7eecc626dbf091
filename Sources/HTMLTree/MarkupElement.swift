/// The elements whose start tags say how to go on in markup.
enum MarkupElement {
    case script, style, pre, link, other

    /// The element named at `range`.
    init(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        func isNamed(_ word: StaticString) -> Bool {
            range.count == word.utf8CodeUnitCount && page.holds(word, at: range.lowerBound)
        }
        switch range.count {
        case 3 where isNamed("pre"): self = .pre
        case 4 where isNamed("link"): self = .link
        case 5 where isNamed("style"): self = .style
        case 6 where isNamed("script"): self = .script
        default: self = .other
        }
    }

    /// The name that ends its content, where that is not markup.
    var rawTextName: StaticString? {
        switch self {
        case .script: "script"
        case .style: "style"
        case .pre, .link, .other: nil
        }
    }
}
