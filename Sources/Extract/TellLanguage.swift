internal import HanText
internal import PipelineModel

/// Tells the language from the characters of the main text; what the page declares counts for languages without Han.
struct TellLanguage: Pass {
    /// Share of Han characters above which a text is Chinese. Japanese news have 0.5, but kana with them.
    private static let minimumHan = 0.4

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        var bytes: [UInt8] = []
        for block in draft.blocks where block.mark == .content {
            bytes += draft.text[block.text]
            if bytes.count > 20_000 { break }
        }
        if bytes.isEmpty, let body = draft.structuredBody { bytes = Array(body.utf8.prefix(20_000)) }
        guard !bytes.isEmpty else { return }
        let share = bytes.withUnsafeBufferPointer { ScriptShare(of: $0) }
        let isHan = Double(share.han) > Self.minimumHan * Double(share.han + share.otherContent)
        if isHan {
            let language = share.traditional > share.simplified ? "zh-Hant" : "zh-Hans"
            draft.claims.add(.language, language, from: "text", rank: 10)
        } else if draft.claims[.language].isEmpty, Self.isEnglish(bytes) {
            draft.claims.add(.language, "en", from: "text", rank: 30)
        }
        notes.add(
            "\(draft.claims.first(.language)?.value ?? "unknown"): \(share.han) Han, \(share.otherContent) others")
    }

    /// Whether the commonest English words stand in the text as often as in English: one word in twelve.
    private static func isEnglish(_ text: [UInt8]) -> Bool {
        var words = 0
        var common = 0
        for word in text.split(whereSeparator: { !DateScanner.isLetter($0) }) {
            words += 1
            if ["the", "of", "and", "to", "in", "is", "that", "for"].contains(where: { word.elementsEqual($0.utf8) }) {
                common += 1
            }
        }
        return words > 10 && common * 12 > words
    }
}
