internal import HanText

/// What a page as a whole shows of disguise: a farm glosses a character at every place, a genuine text at one.
struct GlossCensus {
    /// Whether glosses are to be taken off.
    let isDisguised: Bool
    /// Whether commas before stops are to be taken off.
    let doublesStops: Bool

    init(of page: [UInt8]) {
        var glossed: [UInt32: Int] = [:]
        var seen: [UInt32: Int] = [:]
        var doubled = 0
        page.withUnsafeBufferPointer { text in
            var index = 0
            var previous: UInt32 = 0
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                if scalar == 0x28, previous >= 0x3400, let end = Gloss.end(in: text, from: index) {
                    glossed[previous, default: 0] += 1
                    previous = 0
                    index = end
                    continue
                }
                if scalar >= 0x3400 { seen[scalar, default: 0] += 1 }
                if Stop.isComma(previous), Stop.isStop(scalar) { doubled += 1 }
                previous = scalar
                index += width
            }
        }
        let glosses = glossed.values.reduce(0, +)
        let places = glossed.keys.reduce(0) { $0 + (seen[$1] ?? 0) }
        isDisguised = glosses >= 5 && glosses * 10 >= places * 7
        doublesStops = isDisguised && doubled >= 4
    }
}

/// Stops, and the commas that are put before them.
enum Stop {
    static func isComma(_ scalar: UInt32) -> Bool { scalar == 0x2C || scalar == 0xFF0C }
    static func isStop(_ scalar: UInt32) -> Bool { isComma(scalar) || scalar == 0x3001 || scalar == 0x3002 }
}
