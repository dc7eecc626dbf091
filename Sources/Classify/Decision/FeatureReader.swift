internal import Glibc

/// Measures what the mentions of one topic say of a document.
struct FeatureReader {
    private let outline: DocumentOutline
    private let mentions: [Mention]
    private var result = TopicFeatures()

    /// The strength of each sentence with mentions, in their order.
    private var strengths: [(sentence: Int, strength: Double)] = []

    /// What one word of the field adds to a sentence where it counts.
    private static let supportWeight = 0.3
    /// Strength from which on a sentence is of the topic.
    private static let topical = 0.35

    /// - Parameter mentions: Of one topic, in the order they stand.
    static func features(of mentions: [Mention], in outline: DocumentOutline) -> TopicFeatures {
        var reader = FeatureReader(outline: outline, mentions: mentions)
        reader.weighSentences()
        reader.measureClaims()
        reader.measureParts()
        reader.measureRuns()
        return reader.result
    }

    private init(outline: DocumentOutline, mentions: [Mention]) {
        self.outline = outline
        self.mentions = mentions
    }

    private mutating func weighSentences() {
        var index = 0
        var claimedHeading: Int32 = -1
        var titleClaims = false
        while index < mentions.count {
            let line = outline.sentences[Int(mentions[index].sentence)].line
            var next = index
            var claims = false
            while next < mentions.count, outline.sentences[Int(mentions[next].sentence)].line == line {
                claims = claims || (mentions[next].isClaim && !mentions[next].isListed)
                next += 1
            }
            let kind = outline.lines[Int(line)].kind
            let section = outline.lines[Int(line)].section
            if claims && kind == .title { titleClaims = true }
            if claims && kind == .heading { claimedHeading = section }
            let counts = claims || titleClaims || claimedHeading == section
            weighSentences(index..<next, withSupport: counts)
            index = next
        }
    }

    private mutating func weighSentences(_ range: Range<Int>, withSupport: Bool) {
        var index = range.lowerBound
        while index < range.upperBound {
            let sentence = mentions[index].sentence
            var doubt = 1.0
            while index < range.upperBound, mentions[index].sentence == sentence {
                if mentions[index].isClaim {
                    doubt *= 1 - Double(mentions[index].weight)
                } else if withSupport {
                    doubt *= 1 - Self.supportWeight
                }
                index += 1
            }
            if doubt < 1 { strengths.append((Int(sentence), 1 - doubt)) }
        }
    }

    private mutating func measureClaims() {
        var heaviest: [Int32: Float] = [:]
        var mass = 0.0
        var claims = 0
        var listed = 0
        for mention in mentions where mention.isClaim {
            heaviest[mention.claim] = max(heaviest[mention.claim] ?? 0, mention.weight)
            mass += Double(mention.weight)
            claims += 1
            if mention.isListed { listed += 1 }
        }
        guard claims > 0 else { return }
        result[.distinct] = log(1 + heaviest.values.reduce(0) { $0 + Double($1) })
        result[.mass] = log(1 + mass)
        result[.density] = log(1 + mass * 1000 / Double(max(outline.length, 300)))
        result[.listed] = Double(listed) / Double(claims)
        result[.peak] = strengths.reduce(0) { max($0, $1.strength) }
    }

    /// Lines and sections, each seen once since the sentences are in order.
    private mutating func measureParts() {
        let length = Double(max(outline.length, 1))
        var section = SectionTally()
        var index = 0
        var covered = 0.0
        var coveredParagraphs = 0.0
        var leadDoubt = 1.0
        while index < strengths.count {
            let lineNumber = Int(outline.sentences[strengths[index].sentence].line)
            let line = outline.lines[lineNumber]
            if line.section != section.number {
                close(section)
                section = SectionTally(number: line.section)
            }
            var topical = 0.0
            var opening = 0.0
            while index < strengths.count, Int(outline.sentences[strengths[index].sentence].line) == lineNumber {
                let sentence = outline.sentences[strengths[index].sentence]
                let strength = strengths[index].strength
                topical += strength * Double(sentence.length)
                if sentence.opensLine { opening = strength }
                if lineNumber == Int(outline.lead),
                    sentence.opensLine || outline.sentences[strengths[index].sentence - 1].opensLine
                {
                    leadDoubt *= 1 - strength
                }
                index += 1
            }
            let share = topical / Double(max(line.length, 1))
            covered += topical
            section.topical += topical
            switch line.kind {
            case .title: result[.title] = max(result[.title], share)
            case .heading: section.heading = max(section.heading, share)
            case .paragraph:
                if share >= 0.4 { coveredParagraphs += Double(line.length) }
                if line.length >= 150 { result[.paragraph] = max(result[.paragraph], share) }
                section.opening = max(section.opening, opening)
            case .furniture: break
            }
        }
        close(section)
        result[.lead] = 1 - leadDoubt
        result[.share] = covered / length
        result[.paragraphShare] = coveredParagraphs / length
    }

    /// What is summed up of one section.
    private struct SectionTally {
        var number: Int32 = -1
        var heading = 0.0
        var opening = 0.0
        var topical = 0.0
    }

    private mutating func close(_ tally: SectionTally) {
        guard tally.number >= 0 else { return }
        let section = outline.sections[Int(tally.number)]
        let share = min(1, tally.topical / Double(max(section.length, 1)))
        if outline.isDigest {
            let named = max(tally.heading, tally.opening)
            result[.item] = max(result[.item], named * (0.4 + 0.6 * share))
        } else if section.heading >= 0 {
            result[.heading] = max(result[.heading], tally.heading * (0.3 + 0.7 * share))
            result[.section] = max(result[.section], share)
        }
    }

    /// Runs of sentences of the topic; one sentence in between does not end a run, a new section does.
    private mutating func measureRuns() {
        var longest = 0
        var start = -1
        var last = -1
        for (sentence, strength) in strengths where strength >= Self.topical {
            let isNear = start >= 0 && sentence - last <= 2 && section(of: sentence) == section(of: last)
            if !isNear { start = sentence }
            last = sentence
            longest = max(longest, Int(outline.sentences[last].end - outline.sentences[start].start))
        }
        result[.run] = log(1 + Double(longest) / 300)
    }

    private func section(of sentence: Int) -> Int32 {
        outline.lines[Int(outline.sentences[sentence].line)].section
    }
}
