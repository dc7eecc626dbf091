/// How much of a text is Chinese, and in which script.
public struct ScriptShare: Sendable, Equatable {
    /// Han characters.
    public private(set) var han = 0
    /// Of these, characters that stand in Traditional text only.
    public private(set) var traditional = 0
    /// Of these, characters that stand in Simplified text only.
    public private(set) var simplified = 0
    /// Letters and digits that are no Han characters.
    public private(set) var otherContent = 0

    /// Counts the characters of `text`, valid UTF-8. Cost: one pass.
    public init(of text: UnsafeBufferPointer<UInt8>) {
        let tables = HanTables.shared
        var index = 0
        while index < text.count {
            let (scalar, width) = text.scalar(at: index)
            index += width
            let kind = tables.kind(of: scalar)
            if kind.contains(.han) {
                han += 1
                if kind.contains(.traditional) { traditional += 1 }
                if kind.contains(.simplified) { simplified += 1 }
            } else if kind.contains(.content) {
                otherContent += 1
            }
        }
    }

    /// Counts the characters of `text`.
    public init(of text: String) {
        var text = text
        self = text.withUTF8 { ScriptShare(of: $0) }
    }

    /// `zh-Hans` or `zh-Hant`; `nil` where the text has no character that tells the scripts apart.
    public var script: String? {
        guard traditional + simplified > 0 else { return nil }
        return traditional > simplified ? "zh-Hant" : "zh-Hans"
    }
}
