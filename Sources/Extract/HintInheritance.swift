internal import HTMLTree

/// Hands the hints of elements down to what stands in them, but those that cannot be meant.
///
/// An element that holds most of the page's sentences is no side bar, whatever it is called (`with-sidebar`).
struct HintInheritance {
    let tree: HTMLTree
    /// The hints of each element itself.
    let own: [Hints]
    let blocks: [Block]

    /// Share of the page's sentences above which an element is not believed to stand outside the main text.
    private static let maximumShare = 0.6

    /// The hints of each element, inherited ones included. Linear.
    func result() -> [Hints] {
        var weights = [Double](repeating: 0, count: own.count)
        var total = 0.0
        for block in blocks where block.counts.stops > 0 && block.linkDensity < 0.5 {
            weights[Int(block.node)] += block.counts.units
            total += block.counts.units
        }
        for index in stride(from: own.count - 1, to: 0, by: -1) {
            weights[Int(tree.nodes[index].parent)] += weights[index]
        }
        var result = own
        for index in own.indices.dropFirst() {
            if weights[index] > total * Self.maximumShare { result[index].subtract(Hints.outside) }
            let above = result[Int(tree.nodes[index].parent)]
            result[index].formUnion(above.intersection(Hints.inherited))
        }
        return result
    }
}
