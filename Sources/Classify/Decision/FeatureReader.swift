internal import Glibc

/// Measures what the mentions of one topic say of an article: a document, or one item of a digest.
struct FeatureReader {
    private let outline: DocumentOutline
    private let mentions: ArraySlice<Mention>
    private let article: Article
    private var result = TopicFeatures()

    /// The strength of each sentence with mentions, in their order.
    private var strengths: [(sentence: Int, strength: Double)] = []

    /// What one word of the field adds to a sentence where it counts.
    private static let supportWeight = 0.3
    /// Bytes that an article is taken to have at least: one sentence is no evidence of density.
    private static let shortest = 300
    /// Bytes from which on a paragraph has a share worth knowing: fifty characters.
    private static let fullParagraph = 150

    /// What stands as one article.
    private struct Article {
        /// The first paragraph's line; -1 where there is none.
        let lead: Int32
        let length: Int
        /// Whether headings are titles, as those of a digest's items are.
        let isItem: Bool
    }

    /// The measurements of one topic: one of the document, or one for each item of a digest that mentions it.
    ///
    /// - Parameter mentions: In the order they stand.
    static func features(of mentions: [Mention], in outline: DocumentOutline) -> [TopicFeatures] {
        guard outline.isDigest else {
            let article = Article(lead: outline.lead, length: outline.length, isItem: false)
            return [read(mentions[...], article, outline)]
        }
        func section(_ mention: Mention) -> Int32 {
            outline.lines[Int(outline.sentences[Int(mention.sentence)].line)].section
        }
        var items: [TopicFeatures] = []
        var rest = mentions[...]
        while let first = rest.first {
            let number = section(first)
            let item = rest.prefix { section($0) == number }
            rest = rest.dropFirst(item.count)
            let part = outline.sections[Int(number)]
            items.append(read(item, Article(lead: part.lead, length: part.length, isItem: true), outline))
        }
        return items
    }

    private static func read(
        _ mentions: ArraySlice<Mention>, _ article: Article, _ outline: DocumentOutline
    ) -> TopicFeatures {
        var reader = FeatureReader(outline: outline, mentions: mentions, article: article)
        reader.weighSentences()
        reader.measureClaims()
        reader.measureParts()
        return reader.result
    }

    private init(outline: DocumentOutline, mentions: ArraySlice<Mention>, article: Article) {
        self.outline = outline
        self.mentions = mentions
        self.article = article
        if article.isItem { result[.item] = 1 }
    }

    private mutating func weighSentences() {
        var index = mentions.startIndex
        var claimedHeading: Int32 = -1
        var titleClaims = false
        while index < mentions.endIndex {
            let line = outline.sentences[Int(mentions[index].sentence)].line
            var next = index
            var claims = false
            while next < mentions.endIndex, outline.sentences[Int(mentions[next].sentence)].line == line {
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
        let mass = mentions.reduce(0) { $0 + ($1.isClaim ? Double($1.weight) : 0) }
        result[.mass] = log(1 + mass)
        result[.density] = log(1 + mass * 1000 / Double(max(article.length, Self.shortest)))
    }

    /// Lines and sections, each seen once since the sentences are in order.
    private mutating func measureParts() {
        let length = Double(max(article.length, 1))
        var section = SectionTally()
        var index = 0
        var covered = 0.0
        var leadDoubt = 1.0
        while index < strengths.count {
            let lineNumber = Int(outline.sentences[strengths[index].sentence].line)
            let line = outline.lines[lineNumber]
            if line.section != section.number {
                close(section)
                section = SectionTally(number: line.section)
            }
            var topical = 0.0
            var peak = 0.0
            while index < strengths.count, Int(outline.sentences[strengths[index].sentence].line) == lineNumber {
                let sentence = outline.sentences[strengths[index].sentence]
                let strength = strengths[index].strength
                topical += strength * Double(sentence.length)
                peak = max(peak, strength)
                if lineNumber == Int(article.lead),
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
            case .title: result[.title] = max(result[.title], peak)
            case .heading where article.isItem: result[.title] = max(result[.title], peak)
            case .heading: section.heading = max(section.heading, peak)
            case .paragraph:
                if line.length >= Self.fullParagraph { result[.paragraph] = max(result[.paragraph], share) }
            case .furniture: break
            }
        }
        close(section)
        result[.lead] = 1 - leadDoubt
        result[.share] = covered / length
    }

    /// What is summed up of one section.
    private struct SectionTally {
        var number: Int32 = -1
        var heading = 0.0
        var topical = 0.0
    }

    private mutating func close(_ tally: SectionTally) {
        guard tally.number >= 0 else { return }
        let section = outline.sections[Int(tally.number)]
        let share = min(1, tally.topical / Double(max(section.length, 1)))
        guard section.heading >= 0, !article.isItem else { return }
        result[.heading] = max(result[.heading], tally.heading * (0.3 + 0.7 * share))
    }
}
