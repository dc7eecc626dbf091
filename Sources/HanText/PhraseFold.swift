internal import CHanTables

/// A character that folds by the phrase it stands in: 乾 is 干, but 乾 in 乾隆.
struct PhraseFold {
    /// What it folds to in no phrase.
    var alone: UInt16 { context.alone }
    private let context: policytrack_context

    init(_ context: policytrack_context) { self.context = context }

    /// What the character at byte `index` of `text` folds to.
    func fold(in text: UnsafeBufferPointer<UInt8>, at index: Int, tables: HanTables) -> UInt32 {
        let first = Int(context.first)
        for phrase in tables.phrases[first..<first + Int(context.count)]
        where matches(phrase, in: text, at: index, tables: tables) {
            return UInt32(phrase.result)
        }
        return UInt32(alone)
    }

    private func matches(
        _ phrase: policytrack_phrase, in text: UnsafeBufferPointer<UInt8>, at index: Int, tables: HanTables
    ) -> Bool {
        withUnsafeBytes(of: phrase.text) { expected in
            let expected = expected.assumingMemoryBound(to: UInt16.self)
            let place = Int(phrase.place)
            var cursor = index
            for character in expected[..<place].reversed() {
                guard cursor > 0 else { return false }
                cursor = text.startOfScalar(before: cursor)
                guard tables.foldAlone(text.scalar(at: cursor).value) == character else { return false }
            }
            cursor = index + text.scalar(at: index).width
            for character in expected[(place + 1)..<Int(phrase.count)] {
                guard cursor < text.count else { return false }
                let next = text.scalar(at: cursor)
                guard tables.foldAlone(next.value) == character else { return false }
                cursor += next.width
            }
            return true
        }
    }
}
