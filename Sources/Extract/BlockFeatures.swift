internal import HTMLTree

/// What the model sees of each block: numbers, a row a block.
///
/// All of them are sums and neighbours, so the cost is linear in blocks and elements.
struct BlockFeatures {
    /// The columns, in order. Lengths are in Han characters (``TextCounts/units``), on a logarithmic scale.
    static let names = [
        "length", "links", "stops", "stopShare", "han", "digits", "tag", "headingLevel", "indented", "endsWithStop",
        "hidden", "phrase", "hasDate", "titleMatch", "hintBody", "hintContent", "hintOutside", "hintComment",
        "hintRelated", "hintByline", "hintTitle", "hintCaption", "position", "textBefore", "afterTitle", "depth",
        "sameNode", "signatureShare", "parentShare", "parentLinks", "parentMean", "grandShare", "grandLinks",
        "grandMean", "prevLength", "prevLinks", "prevStops", "nextLength", "nextLinks", "nextStops", "prev2Length",
        "next2Length", "before5", "after5", "beforeLinks5", "afterLinks5", "samePrev", "sameNext",
    ]
    static var width: Int { names.count }

    /// ``names`` many numbers for each block.
    let rows: [Float]

    init(_ draft: Draft, signatures: BlockSignatures) {
        let columns = BlockColumns(draft.blocks)
        let nodes = NodeSums(draft, signatures: signatures)
        let total = max(1, columns.sentences.reduce(0, +))
        let last = Float(max(1, draft.blocks.count - 1))
        rows = RowWriter.rows(count: draft.blocks.count, width: Self.width) { index, row in
            let block = draft.blocks[index]
            Self.write(block, columns, index, to: &row)
            row.write(Float(index) / last)
            row.write(Float(columns.sentencesBefore[index] / total))
            row.write(draft.titleBlock.map { Float(max(-20, min(60, index - $0))) } ?? -30)
            Self.write(nodes.place(of: index, block), total: total, to: &row)
            Self.writeNeighbours(of: index, columns, to: &row)
            row.write(index > 0 && nodes.areSiblings(draft.blocks[index - 1].node, block.node) ? 1 : 0)
            let isLast = index + 1 == draft.blocks.count
            row.write(!isLast && nodes.areSiblings(draft.blocks[index + 1].node, block.node) ? 1 : 0)
        }
    }

    func row(_ index: Int) -> [Float] { Array(rows[index * Self.width..<(index + 1) * Self.width]) }

    /// The length of a block that reads like sentences, 0 for others.
    static func sentenceUnits(_ block: Block) -> Double {
        block.counts.stops > 0 && block.linkDensity < 0.5 && block.counts.units >= 8 ? block.counts.units : 0
    }

    private static let hintColumns: [Hints] = [
        .articleBody, .content, [.furniture, .widget], .comment, .related,
        [.byline, .source, .author, .date, .editor], .title, .caption,
    ]

    private static func write(_ block: Block, _ columns: BlockColumns, _ index: Int, to row: inout RowWriter) {
        let units = max(block.counts.units, 0.1)
        let place = index + BlockColumns.margin
        row.write(columns.lengths[place])
        row.write(columns.links[place])
        row.write(columns.stops[place])
        row.write(Float(Double(block.counts.stops) / units))
        row.write(Float(Double(block.counts.han) / units))
        row.write(Float(Double(block.counts.digits) * 0.35 / units))
        row.write(Float(block.tag.rawValue))
        row.write(Float(block.headingLevel))
        row.write(block.isIndented ? 1 : 0)
        row.write(block.endsWithStop ? 1 : 0)
        row.write(block.isHidden ? 1 : 0)
        row.write(block.phrase.map { Float($0.rawValue) + 1 } ?? 0)
        row.write(block.hasDate ? 1 : 0)
        row.write(Float(block.titleMatch))
        for hint in hintColumns { row.write(block.hints.isDisjoint(with: hint) ? 0 : 1) }
    }

    private static func write(_ place: NodeSums.Place, total: Double, to row: inout RowWriter) {
        row.write(Float(place.depth))
        row.write(BlockColumns.log(Double(place.blocksInNode)))
        row.write(Float(place.signatureUnits / total))
        write(place.parent, total: total, to: &row)
        write(place.grandparent, total: total, to: &row)
    }

    private static func write(_ sums: NodeSums.Sums, total: Double, to row: inout RowWriter) {
        row.write(Float(sums.sentences / total))
        row.write(Float(sums.linked / max(1, sums.units)))
        row.write(BlockColumns.log(sums.units / Double(max(1, sums.blocks))))
    }

    private static func writeNeighbours(of index: Int, _ columns: BlockColumns, to row: inout RowWriter) {
        let place = index + BlockColumns.margin
        for neighbour in [place - 1, place + 1] {
            row.write(columns.lengths[neighbour])
            row.write(columns.links[neighbour])
            row.write(columns.stops[neighbour])
        }
        row.write(columns.lengths[place - 2])
        row.write(columns.lengths[place + 2])
        var (before, after, beforeLinks, afterLinks) = (0.0, 0.0, 0.0, 0.0)
        for distance in 1...BlockColumns.margin {
            before += columns.sentences[place - distance]
            after += columns.sentences[place + distance]
            beforeLinks += columns.linked[place - distance]
            afterLinks += columns.linked[place + distance]
        }
        row.write(BlockColumns.log(before))
        row.write(BlockColumns.log(after))
        row.write(BlockColumns.log(beforeLinks))
        row.write(BlockColumns.log(afterLinks))
    }
}
