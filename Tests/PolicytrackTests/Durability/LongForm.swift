import Foundation

/// How much the tests of durability do: little in the suite, all of it where a script says so.
enum LongForm {
    /// The number that the environment gives `name`, or the suite's own.
    static func count(_ name: String, suite: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? suite
    }

    /// The seed of random choices, which a failure prints.
    static let seed =
        ProcessInfo.processInfo.environment["POLICYTRACK_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0 ... .max)

    /// Tells now and then how far a long form has come.
    static func progress(_ done: Int, _ what: String) {
        if done % 100 == 0 { print("so far: \(done) \(what)") }
    }

    /// Tells a figure, which the script that asked for it shows.
    static func report(_ text: String) { print("figure: \(text)") }
}

/// SplitMix64, from Vigna's public-domain code: the same numbers for a seed everywhere.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter stream: Numbers of the same seed that are to be independent.
    init(seed: UInt64, stream: Int = 0) { state = seed &+ UInt64(stream) &* 0xD134_2543_DE82_EF95 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
