/// A list of words to be looked for at many places: one look at a place's first scalar tells most of them apart.
struct CueWords: Sendable {
    private let words: [UInt32: [[UInt32]]]
    /// For each value of the lowest ten bits whether some first scalar has it.
    private let mask: [Bool]

    /// The words of `text`, parted by spaces.
    init(_ text: String) {
        let list = text.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
        words = Dictionary(grouping: list) { $0[0] }
        var mask = [Bool](repeating: false, count: 1024)
        for word in list { mask[Int(word[0] & 1023)] = true }
        self.mask = mask
    }

    /// The word that stands in `text` at `index`; `nil` where none does.
    func word(at index: Int, in text: [UInt32]) -> [UInt32]? {
        guard mask[Int(text[index] & 1023)], let candidates = words[text[index]] else { return nil }
        return candidates.first { text[index...].starts(with: $0) }
    }

    /// Whether one of the words stands anywhere in `text`.
    func occur(in text: [UInt32]) -> Bool {
        text.indices.contains { word(at: $0, in: text) != nil }
    }

    /// How many different words stand in `text`.
    func count(in text: [UInt32]) -> Int {
        var seen: [[UInt32]] = []
        for index in text.indices {
            if let word = word(at: index, in: text), !seen.contains(word) { seen.append(word) }
        }
        return seen.count
    }
}
