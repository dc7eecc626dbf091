/// SplitMix64: a stream of random numbers that is the same on every machine for the same seed.
///
/// - SeeAlso: G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// A stream of its own for the `index`-th thing of one `purpose`, so that any page can be made without the others.
    public init(seed: UInt64, purpose: UInt64, index: Int) {
        var mixer = SeededRandom(seed: seed ^ (purpose &* 0xA076_1D64_78BD_642F))
        state = mixer.next() ^ (UInt64(truncatingIfNeeded: index) &* 0xE703_7ED1_A0B4_28DB)
        _ = next()
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `bound`. The bias, below one in 2^32 for our bounds, does no harm here.
    public mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// A number in `range`.
    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// Whether something that happens `percent` times in a hundred happens now.
    public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of `choices`, which are not empty.
    public mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
