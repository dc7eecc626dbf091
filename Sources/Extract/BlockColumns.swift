/// What the model's rows say of a block and of its neighbours alike, computed once a block.
///
/// ``margin`` places of nothing stand before the first block and after the last, so that each block has neighbours.
struct BlockColumns {
    /// How many neighbours on each side a row looks at.
    static let margin = 5

    /// Lengths on a logarithmic scale.
    private(set) var lengths: [Float]
    /// Link densities, 0...1.
    private(set) var links: [Float]
    /// Full stops, commas and the like, on a logarithmic scale.
    private(set) var stops: [Float]
    /// Length of the blocks that read like sentences, 0 for others.
    private(set) var sentences: [Double]
    /// Length of the text in links, at most 40 characters.
    private(set) var linked: [Double]
    /// The sum of ``sentences`` before each block; without margins.
    private(set) var sentencesBefore: [Double]

    init(_ blocks: [Block]) {
        let count = blocks.count + 2 * Self.margin
        lengths = [Float](repeating: 0, count: count)
        links = lengths
        stops = lengths
        sentences = [Double](repeating: 0, count: count)
        linked = sentences
        sentencesBefore = [Double](repeating: 0, count: blocks.count)
        var sum = 0.0
        for (index, block) in blocks.enumerated() {
            let place = index + Self.margin
            lengths[place] = Self.log(block.counts.units)
            links[place] = Float(block.linkDensity)
            stops[place] = Self.log(Double(block.counts.stops))
            sentences[place] = BlockFeatures.sentenceUnits(block)
            linked[place] = min(40, block.linked.units)
            sentencesBefore[index] = sum
            sum += sentences[place]
        }
    }

    /// A length on a logarithmic scale.
    static func log(_ value: Double) -> Float { value == 0 ? 0 : Float(logarithm(1 + value)) }
}
