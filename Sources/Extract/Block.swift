/// A stretch of text that a reader sees as one piece: a paragraph, a heading, a list item, a line between two `<br>`.
struct Block {
    /// The bytes in the draft's text.
    var text: Range<Int>
    /// The element that holds it, block-level or the body; -1 in text pages.
    var node: Int32
    /// What the nearest block-level element is.
    var tag: Tag = .other
    /// What the classes and ids around it suggest.
    var hints: Hints = []
    var counts = TextCounts()
    /// The part of the counts that stands in links.
    var linked = TextCounts()
    /// 1 to 6 for `<h1>` to `<h6>`, otherwise 0.
    var headingLevel: UInt8 = 0
    /// Whether it starts with the two wide spaces of a Chinese paragraph.
    var isIndented = false
    /// Whether it ends with a full stop, a question mark or the like, brackets and quotation marks after it allowed.
    var endsWithStop = false
    /// Whether a day is printed in it; looked for in short blocks only.
    var hasDate = false
    /// Share of it that the page's title repeats in one piece, 0...1; 0 for long blocks.
    var titleMatch = 0.0
    /// Whether an element around it says it is not shown.
    var isHidden = false
    /// What its words say it is, where they say it is no part of an article.
    var phrase: FurniturePhrases.Kind?
    /// What was decided of it, and by which pass.
    var mark = Mark.undecided
    /// How sure the models are that it belongs to the article, 0...1.
    var verdict = 0.0
    /// What kinds of element make a difference.
    enum Tag: UInt8 { case paragraph, heading, item, cell, caption, preformatted, other }

    /// What becomes of a block.
    enum Mark: Equatable {
        case undecided
        case content
        case dropped(StaticReason)
    }

    /// Share of the text that stands in links, 0...1.
    var linkDensity: Double { counts.units > 0 ? linked.units / counts.units : 0 }
}

/// Why a block is no part of the main text.
enum StaticReason: String {
    case outside, furniture, links, byline, title, comment, related, caption, hidden, tail, spam, duplicate
}

/// What a stretch of text is made of.
struct TextCounts {
    var han: Int32 = 0
    /// Letters of other scripts.
    var letters: Int32 = 0
    var digits: Int32 = 0
    /// Marks that end or part a sentence: `。！？；，、：` and their ASCII forms followed by a space or the end.
    var stops: Int32 = 0

    /// Length in Han characters; a letter of an alphabet says about a third as much.
    var units: Double { Double(han) + Double(letters) * 0.35 + Double(digits) * 0.35 }

    static func += (left: inout TextCounts, right: TextCounts) {
        left.han += right.han
        left.letters += right.letters
        left.digits += right.digits
        left.stops += right.stops
    }

    init() {}

    /// Counts valid UTF-8. One pass.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let count = text.count
        while index < count {
            let byte = text[index]
            if byte < 0x80 {
                switch byte {
                case 97...122, 65...90: letters += 1
                case 48...57: digits += 1
                case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
                    let next = index + 1 < count ? text[index + 1] : 32
                    if next <= 32 || next >= 0x80 { stops += 1 }
                default: break
                }
                index += 1
            } else if byte < 0xE0 {
                letters += byte > 0xC2 ? 1 : 0
                index += 2
            } else if byte < 0xF0 {
                guard index + 2 < count else { break }
                countThree(byte, text[index + 1], text[index + 2])
                index += 3
            } else {
                han += 1
                index += 4
            }
        }
    }

    private mutating func countThree(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        switch first {
        case 0xE4...0xE9: han += 1
        case 0xE3:
            // 3001 3002 、。; 3400 and up are Han; kana and bopomofo count like Han.
            if second == 0x80 {
                if third == 0x81 || third == 0x82 { stops += 1 }
            } else {
                han += 1
            }
        case 0xEF:
            // FF01 ！ FF0C ， FF1B ； FF1F ？ ; FF10-FF19 digits, FF21-FF5A letters
            if second == 0xBC {
                switch third {
                case 0x81, 0x8C, 0x9B, 0x9F: stops += 1
                case 0x90...0x99: digits += 1
                case 0xA1...0xBA: letters += 1
                default: break
                }
            }
        case 0xE1, 0xE0: letters += 1
        case 0xEA, 0xEB, 0xEC, 0xED: han += 1
        default: break
        }
    }
}
