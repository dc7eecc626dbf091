/// Gives each block its value: how much it speaks for the element it stands in being the article's container.
///
/// Sentences outside links count for their length; links, menus and what stands in elements called after menus,
/// comments or other articles count against it.
struct ScoreBlocks: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        for index in draft.blocks.indices {
            draft.blocks[index].value = value(of: draft.blocks[index])
        }
        notes.add("\(draft.blocks.count { $0.value > 0 }) of \(draft.blocks.count) blocks speak for their container")
    }

    private func value(of block: Block) -> Double {
        let units = block.counts.units
        if !block.hints.isDisjoint(with: Hints.outside) { return -0.8 * units - 2 }
        if block.isHidden { return -0.5 * units }
        if block.phrase != nil { return -min(units, 20) }
        if block.linkDensity > 0.5 && (block.counts.stops < 2 || block.linkDensity > 0.8) { return -min(units, 40) - 4 }
        if block.counts.stops > 0 && units >= 10 { return units }
        if units >= 30 { return 0.5 * units }
        return -3
    }
}
