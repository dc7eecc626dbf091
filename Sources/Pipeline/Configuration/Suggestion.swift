/// The word of a list that somebody most likely meant.
enum Suggestion {
    /// The nearest of `words` by edit distance (insert, delete, replace, swap of neighbours, ignoring case); `nil`
    /// where none is nearer than a third of the word's length, so that a hint is a hint and not noise.
    static func nearest(to word: String, among words: [String]) -> String? {
        let best = words.map { ($0, distance(word.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
        guard let (candidate, distance) = best, distance <= max(1, candidate.count / 3) else { return nil }
        return candidate
    }

    /// Optimal string alignment distance.
    private static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.unicodeScalars)
        let b = Array(right.unicodeScalars)
        var older: [Int] = []
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
                row.append(best)
            }
            older = previous
            previous = row
        }
        return previous[b.count]
    }
}
