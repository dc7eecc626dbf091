import Deduplicate
import PipelineModel

/// How well a finder does on a stream whose copies are known.
struct StreamScore: CustomStringConvertible {
    private(set) var wronglyMerged = 0
    private(set) var pairRecall = 1.0
    private var found: [ArticleStream.Kind: (right: Int, all: Int)] = [:]
    private var missed: [String] = []

    init(_ stream: ArticleStream) throws {
        let finder = DuplicateFinder()
        var root: [Int] = []
        var place: [[UInt8]: Int] = [:]
        for (index, item) in stream.items.enumerated() {
            let label = Array("\(index)".utf8)
            place[label] = index
            let answer = try finder.place(sketch(item.text), label: label)
            if case .duplicate(_) = answer.relation {
                root.append(answer.of.flatMap { place[$0] } ?? index)
            } else {
                root.append(index)
            }
            if root[index] != index && stream.items[root[index]].article != item.article { wronglyMerged += 1 }
        }
        count(stream.items, root)
    }

    private mutating func count(_ items: [ArticleStream.Item], _ root: [Int]) {
        var pairs = 0
        var right = 0
        let groups = Dictionary(grouping: items.indices) { items[$0].article }
        for members in groups.values {
            let original = members.first { items[$0].kind == .original }
            for (place, member) in members.enumerated() {
                for other in members[..<place] {
                    pairs += 1
                    right += root[member] == root[other] ? 1 : 0
                }
                guard let original, member != original else { continue }
                let isRight = root[member] == root[original]
                let known = found[items[member].kind] ?? (0, 0)
                found[items[member].kind] = (known.right + (isRight ? 1 : 0), known.all + 1)
                if !isRight { missed.append("\(items[member].kind): \(items[member].text.prefix(40))") }
            }
        }
        pairRecall = pairs == 0 ? 1 : Double(right) / Double(pairs)
    }

    /// Share of the copies of this kind that are in their original's cluster.
    func recall(of kind: ArticleStream.Kind) -> Double {
        guard let found = found[kind], found.all > 0 else { return 1 }
        return Double(found.right) / Double(found.all)
    }

    var description: String {
        "wrongly merged \(wronglyMerged), pair recall \(pairRecall), by kind \(found.map { "\($0.key) \($0.value)" }.sorted()), missed \(missed.prefix(5))"
    }
}
