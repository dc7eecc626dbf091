/// Folded texts without end, the same in every run: text `n` follows from `n` alone, so that a copy of any earlier one
/// can be made without keeping it.
struct MadeTexts {
    /// One text in this many is a copy of an earlier one.
    static let copyEvery = 4

    private let words: [[UInt8]]

    init() {
        var random = Random(state: 1)
        words = (0..<20_000).map { _ in
            // Two or three characters among the 2,500 after 一: as many as newspapers use.
            (0..<(2 + Int(random.below(2)))).flatMap { _ in
                Array(String(Unicode.Scalar(0x4E00 + UInt32(random.below(2500))) ?? "一").utf8)
            }
        }
    }

    /// The number of the text that text `n` copies, if it is a copy.
    func original(of n: Int) -> Int? {
        guard n > 0, n % Self.copyEvery == 0 else { return nil }
        var random = Random(state: UInt64(n) &* 31)
        let chosen = Int(random.below(UInt64(n)))
        return chosen % Self.copyEvery == 0 ? chosen + 1 < n ? chosen + 1 : nil : chosen
    }

    /// Text `n`: some 540 characters in 16 sentences, a figure in each fourth. A copy lacks one sentence and has a site's
    /// lines around it.
    func text(_ n: Int) -> [UInt8] {
        guard let original = original(of: n) else { return sentences(n).flatMap { $0 } }
        var random = Random(state: UInt64(n) &* 77)
        var copied = sentences(original)
        copied.remove(at: Int(random.below(UInt64(copied.count))))
        return Array("来源:早间资讯网 浏览:\(random.below(9000))次\n".utf8) + copied.flatMap { $0 }
            + Array("\n责任编辑:周小舟\n".utf8)
    }

    private func sentences(_ n: Int) -> [[UInt8]] {
        var random = Random(state: UInt64(n) &* 0x9E37_79B9)
        return (0..<16).map { index in
            var text: [UInt8] = []
            for word in 0..<13 {
                text += words[Int(random.below(UInt64(words.count)))]
                if word == 6 { text += Array(",".utf8) }
            }
            if index % 4 == 0 { text += Array("\(random.below(100_000))个".utf8) }
            return text + Array((index % 4 == 3 ? "。\n" : "。").utf8)
        }
    }

    /// SplitMix64.
    private struct Random {
        var state: UInt64

        mutating func below(_ bound: UInt64) -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return (value ^ value >> 31) % bound
        }
    }
}
