public import PipelineModel

extension ArticleRow {
    /// The row `line` with what `filing` says: `topics`, `topic_scores` and their evidence; everything else stays, byte for
    /// byte. Where the filing is what the row says already, the line is the same.
    ///
    /// - Returns: `nil` where the line is no row of this program's.
    public static func refiled(_ line: [UInt8], _ filing: Filing) -> [UInt8]? {
        guard let row = RowMembers(line, in: 0..<line.count), let evidence = row.range(of: "evidence"),
            let scores = row.range(of: "topic_scores"), let topics = row.range(of: "topics"),
            let members = RowMembers(line, in: evidence)
        else { return nil }
        let replacements = [
            (evidence, refiled(members, of: line, filing)), (scores, json { $0.scores(of: filing.topics) }),
            (topics, json { $0.strings(filing.topics.map(\.topic)) }),
        ]
        var result: [UInt8] = []
        result.reserveCapacity(line.count + 1024)
        var copied = 0
        for (range, value) in replacements {
            result += line[copied..<range.lowerBound]
            result += value
            copied = range.upperBound
        }
        return result + line[copied...]
    }

    /// The evidence with new `topics` and `passing`, keys sorted.
    private static func refiled(_ evidence: RowMembers, of line: [UInt8], _ filing: Filing) -> [UInt8] {
        let (topics, passing) = (Array("topics".utf8), Array("passing".utf8))
        var parts = evidence.members.filter { $0.key != topics && $0.key != passing }
            .map { ($0.key, Array(line[$0.value])) }
        parts.append((topics, json { $0.topics(filing.topics) }))
        if !filing.passing.isEmpty { parts.append((passing, json { $0.passing(filing.passing) })) }
        var result: [UInt8] = []
        for (key, value) in parts.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
            result += result.isEmpty ? [UInt8(ascii: "{")] : [UInt8(ascii: ",")]
            result += [UInt8(ascii: "\"")] + key + Array("\":".utf8) + value
        }
        return result + [UInt8(ascii: "}")]
    }

    private static func json(_ write: (inout JSONLine) -> Void) -> [UInt8] {
        var line = JSONLine()
        write(&line)
        return line.bytes
    }
}
