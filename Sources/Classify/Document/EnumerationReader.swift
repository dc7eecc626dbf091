/// Tells a term that is an entry in a list of other things (`5G、大数据、云计算`, `5G+4K/8K+AI`) from one that is spoken of.
struct EnumerationReader {
    private let text: UnsafeBufferPointer<UInt8>
    private let outline: DocumentOutline

    /// What is left of the weight of an entry in a list: enough that many such lists are seen, too little for one. Set by
    /// judgement, not searched for.
    static let listedShare: Float = 0.15

    /// Bytes between a term and the mark beside it up to which the term is the entry (`5G网络、`): four characters.
    private static let nearness = 12

    /// Closes a list: `5G、大数据等`.
    private static let andSoOn = Array("等".utf8)

    init(_ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline) {
        self.text = text
        self.outline = outline
    }

    /// Marks the claims of one topic that are entries in a list of other things, and takes their weight.
    func mark(_ mentions: UnsafeMutableBufferPointer<Mention>) {
        var index = 0
        while index < mentions.count {
            guard mentions[index].isClaim else {
                index += 1
                continue
            }
            let clause = self.clause(around: mentions[index])
            var next = index
            while next < mentions.count, Int(mentions[next].start) < clause.upperBound { next += 1 }
            next = max(next, index + 1)
            mark(UnsafeMutableBufferPointer(rebasing: mentions[index..<next]), in: clause)
            index = next
        }
    }

    /// The same for those that stand in one clause.
    private func mark(_ mentions: UnsafeMutableBufferPointer<Mention>, in clause: Range<Int>) {
        let marks = commas(in: clause)
        let isList = marks.count > 1 || (marks.count == 1 && closesList(clause, after: marks[0]))
        let isMixed = isList && entriesWithClaims(mentions, marks) * 2 <= marks.count + 1
        for index in mentions.indices where mentions[index].isClaim {
            guard (isMixed && isEntry(mentions[index], marks)) || isSlogan(mentions[index], in: clause) else {
                continue
            }
            mentions[index].isListed = true
            mentions[index].weight *= Self.listedShare
        }
    }

    /// How many entries have a claim. The mentions are in the order they start.
    private func entriesWithClaims(_ mentions: UnsafeMutableBufferPointer<Mention>, _ marks: [Int]) -> Int {
        var count = 0
        var last = -1
        for mention in mentions where mention.isClaim {
            let entry = entry(of: mention, marks)
            if entry != last { count += 1 }
            last = entry
        }
        return count
    }

    /// The stretch without other punctuation than 、 that a mention stands in.
    private func clause(around mention: Mention) -> Range<Int> {
        let sentence = outline.sentences[Int(mention.sentence)]
        var start = Int(mention.start)
        while start > Int(sentence.start), !isBoundary(text[start - 1]) { start -= 1 }
        var end = Int(mention.end)
        while end < Int(sentence.end), !isBoundary(text[end]) { end += 1 }
        return start..<end
    }

    private func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3A, 0x28, 0x29, 0x3B, 0x21, 0x3F, 0x0A: true  // , : ( ) ; ! ? line
        default: false
        }
    }

    /// Where 、 stands in a clause.
    private func commas(in clause: Range<Int>) -> [Int] {
        var places: [Int] = []
        var index = clause.lowerBound
        while index + 2 < clause.upperBound {
            if text[index] < 0xE0 {
                index += 1
                continue
            }
            if text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x81 { places.append(index) }
            index += 3
        }
        return places
    }

    /// Whether 等 or 和 after the last mark shows that two entries were a list.
    private func closesList(_ clause: Range<Int>, after mark: Int) -> Bool {
        let rest = Slice(base: text, bounds: mark + 3..<clause.upperBound)
        return rest.firstPlace(of: Self.andSoOn) != nil
    }

    /// The number of the entry that a mention is in: of the marks before it. Cost: logarithmic in the marks.
    private func entry(of mention: Mention, _ marks: [Int]) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] < Int(mention.start) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isEntry(_ mention: Mention, _ marks: [Int]) -> Bool {
        let next = entry(of: mention, marks)
        if next < marks.count, marks[next] - Int(mention.end) <= Self.nearness { return true }
        return next > 0 && Int(mention.start) - (marks[next - 1] + 3) <= Self.nearness
    }

    /// `5G+4K/8K+AI`: a plus sign beside the term and another plus or slash in the same word.
    private func isSlogan(_ mention: Mention, in clause: Range<Int>) -> Bool {
        let start = Int(mention.start)
        let end = Int(mention.end)
        let isJoined =
            (end < clause.upperBound && text[end] == 0x2B) || (start > clause.lowerBound && text[start - 1] == 0x2B)
        guard isJoined else { return false }
        let before = max(clause.lowerBound, start - Self.sloganReach + 1)..<start
        let after = end..<max(end, min(clause.upperBound, end + Self.sloganReach))
        return joints(in: before) + joints(in: after) > 1
    }

    /// Bytes around a term in which the joints of a slogan are looked for.
    private static let sloganReach = 30

    private func joints(in range: Range<Int>) -> Int {
        range.count { text[$0] == 0x2B || text[$0] == 0x2F }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Where `part` stands first. For clauses: quadratic in the worst case.
    fileprivate func firstPlace(of part: [UInt8]) -> Int? {
        guard let first = part.first, count >= part.count else { return nil }
        return (startIndex...endIndex - part.count).first { place in
            self[place] == first && self[place..<place + part.count].elementsEqual(part)
        }
    }
}
