/// Parts an article from the lines its sites put around it: navigation, date and source, editor, links, copyright.
///
/// Two copies of an article agree in their running text, seldom in these lines; two articles of one site agree in these
/// lines and in nothing else. What stands between the first and the last line of running text is kept, tables and
/// headings too.
enum FurnitureFilter {
    /// What a line is to the article.
    enum Role {
        /// Running text, or a table or heading within it. `goesOn` where its last sentence goes on in the next line,
        /// because the text was wrapped at a fixed width.
        case text(goesOn: Bool)
        /// A title or a document number before the text: copies change it, but what it states is the article's.
        case headline
        case furniture
    }

    /// The lines of `scalars` that say something, with their roles. Cost: linear in the text.
    static func lines(of scalars: UnsafeBufferPointer<UInt32>) -> [(range: Range<Int>, role: Role)] {
        let lines = split(scalars)
        let width = lines.lazy.map(\.range.count).max() ?? 0
        let wrapped = width <= maximumWrapWidth && lines.count > 2
        let furniture = marks(of: lines, in: scalars)
        let start = furniture.firstIndex(of: false) ?? 0
        return lines.indices.map { index in
            let line = lines[index]
            if furniture[index] {
                let isHeadline = index < start && FurnitureCues.isHeadline(line, in: scalars)
                return (line.range, isHeadline ? .headline : .furniture)
            }
            return (line.range, .text(goesOn: wrapped && !line.endsSentence && line.range.count * 5 >= width * 4))
        }
    }

    /// Which lines are furniture.
    private static func marks(of lines: [TextLine], in scalars: UnsafeBufferPointer<UInt32>) -> [Bool] {
        var furniture = lines.map { FurnitureCues.marks($0, in: scalars) }
        let isProse = { (index: Int) in !furniture[index] && lines[index].isProse }
        guard let first = lines.indices.first(where: isProse), let last = lines.indices.last(where: isProse) else {
            // A page of nothing but furniture is what it is.
            return furniture.contains(false) ? furniture : lines.map { _ in false }
        }
        for index in lines.indices where index < first || index > last { furniture[index] = true }
        let prose = (first...last).reduce(0) { $0 + lines[$1].contentCount }
        let dropped = lines.indices.reduce(0) { $0 + (furniture[$1] ? lines[$1].contentCount : 0) }
        guard dropped > Swift.max(prose * 3, longestFurniture) else { return furniture }
        // So much without a sentence in it is no menu but a table or a list: it is the article.
        return lines.map { FurnitureCues.marks($0, in: scalars) }
    }

    private static func split(_ scalars: UnsafeBufferPointer<UInt32>) -> [TextLine] {
        var lines: [TextLine] = []
        var start = 0
        for index in 0...scalars.count where index == scalars.count || scalars[index] == 10 {
            let line = TextLine(scalars, start..<index)
            if line.contentCount > 0 { lines.append(line) }
            start = index + 1
        }
        return lines
    }

    /// Lines longer than this many scalars are paragraphs: nobody wraps text as wide.
    private static let maximumWrapWidth = 120

    /// Characters of menu, link lists and notices that a page of ours ever had around an article.
    private static let longestFurniture = 1500
}
