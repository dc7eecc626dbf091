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

    private(set) var rows: [Float] = []
    let draft: Draft
    private let nodes: NodeSums

    init(_ draft: Draft) {
        self.draft = draft
        nodes = NodeSums(draft)
        rows.reserveCapacity(draft.blocks.count * Self.width)
        let total = max(1, draft.blocks.reduce(0) { $0 + Self.sentenceUnits($1) })
        var seen = 0.0
        for index in draft.blocks.indices {
            appendOwn(index)
            let block = draft.blocks[index]
            rows.append(Float(index) / Float(max(1, draft.blocks.count - 1)))
            rows.append(Float(seen / total))
            seen += Self.sentenceUnits(block)
            rows.append(draft.titleBlock.map { Float(max(-20, min(60, index - $0))) } ?? -30)
            appendPlace(index, total: total)
            appendNeighbours(index)
        }
    }

    func row(_ index: Int) -> [Float] { Array(rows[index * Self.width..<(index + 1) * Self.width]) }

    /// The length of a block that reads like sentences, 0 for others.
    static func sentenceUnits(_ block: Block) -> Double {
        block.counts.stops > 0 && block.linkDensity < 0.5 && block.counts.units >= 8 ? block.counts.units : 0
    }

    private static func log(_ value: Double) -> Float { Float(logarithm(1 + value)) }

    private mutating func appendOwn(_ index: Int) {
        let block = draft.blocks[index]
        let units = max(block.counts.units, 0.1)
        rows.append(Self.log(block.counts.units))
        rows.append(Float(block.linkDensity))
        rows.append(Self.log(Double(block.counts.stops)))
        rows.append(Float(Double(block.counts.stops) / units))
        rows.append(Float(Double(block.counts.han) / units))
        rows.append(Float(Double(block.counts.digits) * 0.35 / units))
        rows.append(Float(block.tag.rawValue))
        rows.append(Float(block.headingLevel))
        rows.append(block.isIndented ? 1 : 0)
        rows.append(block.endsWithStop ? 1 : 0)
        rows.append(block.isHidden ? 1 : 0)
        rows.append(block.phrase.map { Float($0.rawValue) + 1 } ?? 0)
        rows.append(block.hasDate ? 1 : 0)
        rows.append(Float(block.titleMatch))
        let hints = block.hints
        for hint: Hints in [
            .articleBody, .content, [.furniture, .widget], .comment, .related,
            [.byline, .source, .author, .date, .editor],
            .title, .caption,
        ] {
            rows.append(hints.isDisjoint(with: hint) ? 0 : 1)
        }
    }

    private mutating func appendPlace(_ index: Int, total: Double) {
        let block = draft.blocks[index]
        let place = nodes.place(of: block)
        rows.append(Float(place.depth))
        rows.append(Self.log(Double(place.blocksInNode)))
        rows.append(Float(place.signatureUnits / total))
        for sums in [place.parent, place.grandparent] {
            rows.append(Float(sums.sentences / total))
            rows.append(Float(sums.linked / max(1, sums.units)))
            rows.append(Self.log(sums.units / Double(max(1, sums.blocks))))
        }
    }

    private mutating func appendNeighbours(_ index: Int) {
        let blocks = draft.blocks
        let nothing = Block(text: 0..<0, node: -1)
        func at(_ place: Int) -> Block { blocks.indices.contains(place) ? blocks[place] : nothing }
        for neighbour in [at(index - 1), at(index + 1)] {
            rows.append(Self.log(neighbour.counts.units))
            rows.append(Float(neighbour.linkDensity))
            rows.append(Self.log(Double(neighbour.counts.stops)))
        }
        rows.append(Self.log(at(index - 2).counts.units))
        rows.append(Self.log(at(index + 2).counts.units))
        var sums = (before: 0.0, after: 0.0, beforeLinks: 0.0, afterLinks: 0.0)
        for distance in 1...5 {
            let (before, after) = (at(index - distance), at(index + distance))
            sums.before += Self.sentenceUnits(before)
            sums.after += Self.sentenceUnits(after)
            sums.beforeLinks += min(40, before.linked.units)
            sums.afterLinks += min(40, after.linked.units)
        }
        rows.append(Self.log(sums.before))
        rows.append(Self.log(sums.after))
        rows.append(Self.log(sums.beforeLinks))
        rows.append(Self.log(sums.afterLinks))
        rows.append(nodes.areSiblings(at(index - 1), blocks[index]) ? 1 : 0)
        rows.append(nodes.areSiblings(at(index + 1), blocks[index]) ? 1 : 0)
    }
}
