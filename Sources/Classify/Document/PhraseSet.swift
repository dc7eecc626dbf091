/// A few dozen phrases that lines of a text are asked for.
struct PhraseSet: Sendable {
    private let phrases: [[UInt8]]
    private let filter: StartFilter

    /// - Parameter phrases: Folded.
    init(_ phrases: [String]) {
        self.phrases = phrases.map { Array($0.utf8) }
        filter = StartFilter(self.phrases.map { StartFilter.Opening(of: $0) })
    }

    /// Whether what stands in a range begins with one of the phrases.
    func startsOne(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        return filter.withSearch { search in
            search.next(in: UnsafeRawBufferPointer(text), from: range.lowerBound, to: range.lowerBound + 1)
                == range.lowerBound && isOne(in: text, range)
        }
    }

    /// Whether one of the phrases stands in a range, which starts with a character.
    ///
    /// - Complexity: One pass, plus the places where two characters look like those of a phrase.
    func occurs(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        filter.withSearch { search in
            var index = range.lowerBound
            while true {
                index = search.next(in: UnsafeRawBufferPointer(text), from: index, to: range.upperBound)
                guard index < range.upperBound else { return false }
                if isOne(in: text, index..<range.upperBound) { return true }
                index += 1
            }
        }
    }

    private func isOne(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        phrases.contains { text[range].starts(with: $0) }
    }
}
