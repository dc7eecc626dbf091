import HanText

/// A content farm of our own: damages texts as the farms do, written apart from the model that checks repairs.
struct Farm {
    /// Characters and their readings.
    let table: [(character: UInt32, reading: String)]
    var doublesStops = false

    /// The damaged form of `text`.
    func disguise(_ text: String, with random: inout SeededRandom) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var scalars: [UInt32] = []
            for scalar in line.unicodeScalars {
                if doublesStops, "，。、".unicodeScalars.contains(scalar), random.next() % 3 > 0 { scalars.append(0xFF0C) }
                scalars.append(scalar.value)
            }
            return Self.decode(gloss(Self.bytes(of: scalars)))
        }.joined(separator: "\n")
    }

    private static func bytes(of scalars: [UInt32]) -> [UInt8] {
        scalars.flatMap { scalar -> [UInt8] in
            if scalar < 0x80 { return [UInt8(scalar)] }
            let code = GBK.shared.code(of: scalar)
            precondition(code != 0, "the texts of these tests are written in GBK")
            return [UInt8(code >> 8), UInt8(code & 0xFF)]
        }
    }

    private func gloss(_ text: [UInt8]) -> [UInt8] {
        var text = text
        let codes = table.map { (GBK.shared.code(of: $0.character), $0.reading) }.sorted { $0.0 < $1.0 }
        for (code, reading) in codes {
            let gloss = [0x28] + Self.bytes(of: reading.unicodeScalars.map(\.value)) + [0x29]
            var glossed: [UInt8] = []
            for byte in text {
                glossed.append(byte)
                if glossed.count > 1, glossed[glossed.count - 2] == UInt8(code >> 8), byte == UInt8(code & 0xFF) {
                    glossed += gloss
                }
            }
            text = glossed
        }
        return text
    }

    private static func decode(_ bytes: [UInt8]) -> String {
        var pieces: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xA3, index + 1 < bytes.count, [0xAC, 0xA1, 0xBF].contains(bytes[index + 1]) {
                pieces += [[0xA3, bytes[index + 1]], []]
                index += 2
            } else {
                pieces[pieces.count - 1].append(bytes[index])
                index += 1
            }
        }
        return pieces.map(decodePiece).joined()
    }

    private static func decodePiece(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var rest = bytes[...]
        while let first = rest.popFirst() {
            guard first >= 0x80 else {
                text.append(Unicode.Scalar(first))
                continue
            }
            let value = rest.popFirst().map { GBK.shared.scalar(first, $0) } ?? 0
            text.append(value == 0 ? "?" : Unicode.Scalar(value) ?? "?")
        }
        return String(text)
    }
}

/// SplitMix64: the same sequence for the same seed on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
