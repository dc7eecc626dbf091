internal import CHanTables

/// A character that folds by the phrase it stands in: 乾 is 干, but 乾 in 乾隆.
struct PhraseFold: Sendable {
    /// What it folds to in no phrase.
    let alone: UInt16
    private var phrases: [Phrase] = []

    private struct Phrase {
        let result: UInt16
        let place: Int
        let text: [UInt16]
    }

    init(alone: UInt16) { self.alone = alone }

    /// Adds a phrase; longer ones come first.
    mutating func add(_ row: policytrack_phrase) {
        let text = withUnsafeBytes(of: row.text) { Array($0.bindMemory(to: UInt16.self).prefix(Int(row.count))) }
        phrases.append(Phrase(result: row.result, place: Int(row.place), text: text))
    }

    /// What the character at byte `index` of `text` folds to.
    func fold(in text: UnsafeBufferPointer<UInt8>, at index: Int, tables: HanTables) -> UInt32 {
        for phrase in phrases where matches(phrase, in: text, at: index, tables: tables) {
            return UInt32(phrase.result)
        }
        return UInt32(alone)
    }

    private func matches(
        _ phrase: Phrase, in text: UnsafeBufferPointer<UInt8>, at index: Int, tables: HanTables
    ) -> Bool {
        var cursor = index
        for expected in phrase.text[..<phrase.place].reversed() {
            guard cursor > 0 else { return false }
            cursor = text.startOfScalar(before: cursor)
            guard tables.foldAlone(text.scalar(at: cursor).value) == expected else { return false }
        }
        cursor = index + text.scalar(at: index).width
        for expected in phrase.text[(phrase.place + 1)...] {
            guard cursor < text.count else { return false }
            let next = text.scalar(at: cursor)
            guard tables.foldAlone(next.value) == expected else { return false }
            cursor += next.width
        }
        return true
    }
}
