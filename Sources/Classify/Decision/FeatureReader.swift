internal import Glibc

/// Measures what the mentions of one topic say of an article: a document, or one item of a digest.
struct FeatureReader {
    private let isItem: Bool
    private var result = TopicFeatures()
    /// Whether a claim stands in the title, and the section whose heading the last one stands in; -1 for none.
    private var titleClaims = false
    private var claimedSection: Int32 = -1

    /// What one word of the field adds to a sentence where it counts.
    private static let supportWeight = 0.3
    /// Bytes that an article is taken to have at least: one sentence is no evidence of density.
    private static let shortest = 300
    /// Bytes from which on a paragraph has a share worth knowing: fifty characters.
    private static let fullParagraph = 150

    /// Calls `body` with the measurements of one topic: one of the document, or one for each item of a digest that
    /// mentions it.
    static func forEachPart(of mentions: Mentions, in outline: DocumentOutline, _ body: (TopicFeatures) -> Void) {
        guard outline.isDigest else {
            return body(read(mentions, length: outline.length, isItem: false, outline))
        }
        mentions.forEachRun(by: outline.section) { number, item in
            body(read(item, length: outline.sections[Int(number)].length, isItem: true, outline))
        }
    }

    private static func read(
        _ mentions: Mentions, length: Int, isItem: Bool, _ outline: DocumentOutline
    ) -> TopicFeatures {
        var reader = FeatureReader(isItem: isItem)
        var mass = 0.0
        mentions.forEachRun(by: outline.line) { line, ofLine in
            reader.read(ofLine, of: outline.lines[line], in: outline)
            mass += ofLine.reduce(0) { $0 + ($1.isClaim ? Double($1.weight) : 0) }
        }
        reader.result[.mass] = log(1 + mass)
        reader.result[.density] = log(1 + mass * 1000 / Double(max(length, shortest)))
        return reader.result
    }

    private init(isItem: Bool) { self.isItem = isItem }

    /// Lines come one after the other, since headings count for what follows them.
    private mutating func read(_ mentions: Mentions, of line: DocumentOutline.Line, in outline: DocumentOutline) {
        let claims = mentions.contains { $0.isClaim && !$0.isListed }
        if claims, line.kind == .title { titleClaims = true }
        if claims, line.kind == .heading { claimedSection = line.section }
        let supports = claims || titleClaims || claimedSection == line.section

        var peak = 0.0
        var topical = 0.0
        mentions.forEachRun(by: { $0.sentence }) { sentence, ofSentence in
            let strength = Self.strength(of: ofSentence, withSupport: supports)
            peak = max(peak, strength)
            topical += strength * Double(outline.sentences[Int(sentence)].length)
        }
        switch line.kind {
        case .title: result[.title] = max(result[.title], peak)
        case .heading: if isItem { result[.title] = max(result[.title], peak) }
        case .paragraph:
            guard line.length >= Self.fullParagraph else { break }
            result[.paragraph] = max(result[.paragraph], topical / Double(line.length))
        case .furniture: break
        }
    }

    private static func strength(of mentions: Mentions, withSupport: Bool) -> Double {
        1
            - mentions.reduce(1) { doubt, mention in
                if mention.isClaim { return doubt * (1 - Double(mention.weight)) }
                return withSupport ? doubt * (1 - supportWeight) : doubt
            }
    }
}

extension DocumentOutline {
    /// The number of the line that a mention stands in.
    func line(of mention: Mention) -> Int { Int(sentences[Int(mention.sentence)].line) }

    /// The number of the section that a mention stands in.
    func section(of mention: Mention) -> Int32 { lines[line(of: mention)].section }
}
