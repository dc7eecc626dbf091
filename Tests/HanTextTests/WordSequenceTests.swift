import HanText
import Testing

@Suite("Texts as words")
struct WordSequenceTests {
    private static func likelihood(of text: String) -> Float {
        var sequence = WordSequence()
        for scalar in text.unicodeScalars { sequence.add(scalar.value) }
        return sequence.likelihood
    }

    /// How much likelier a text is for its words than if they stood beside others.
    private static func gain(of first: String, before second: String) -> Float {
        likelihood(of: first + second) - likelihood(of: first + "，" + second) + likelihood(of: "，")
    }

    @Test(
        "what is made of words is likelier than what is not",
        arguments: [("停靠码头", "。靠码头"), ("没有回应。", "没有回应当"), ("新的篇章", "新的汽油"), ("支撑起", "之治起")])
    func words(likely: String, unlikely: String) {
        #expect(Self.likelihood(of: likely) > Self.likelihood(of: unlikely))
    }

    @Test(
        "a word is likelier after one that it often follows",
        arguments: [("改革", "开放"), ("全国", "各地"), ("经济", "发展"), ("据", "介绍"), ("第", "3"), ("增长", "12")])
    func pairs(first: String, second: String) {
        #expect(Self.gain(of: first, before: second) > Self.gain(of: "蜡烛", before: second))
    }

    @Test("both scripts and both widths of marks count alike")
    func forms() {
        #expect(Self.likelihood(of: "數據開放，經濟發展") == Self.likelihood(of: "数据开放,经济发展"))
    }

    @Test("a number is one word, however long, with its decimals")
    func numbers() {
        #expect(Self.likelihood(of: "增长3%") == Self.likelihood(of: "增长12.75%"))
        #expect(Self.likelihood(of: "增长3.%") == Self.likelihood(of: "增长3%"))
        #expect(Self.likelihood(of: "第3 4名") < Self.likelihood(of: "第34名"))
    }

    @Test(
        "any characters at all can be added, and many make a text unlikely", arguments: 1...20 as ClosedRange<UInt64>
    )
    func anyText(seed: UInt64) {
        var state = seed
        var sequence = WordSequence()
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let scalar = [0x4E00 + state >> 33 % 0x5000, 0x20 + state >> 33 % 0x60, 0x3000, 0x1F600, 0x0A][
                Int(state >> 60) % 5]
            sequence.add(UInt32(truncatingIfNeeded: scalar))
            #expect(sequence.likelihood.isFinite, "seed \(seed)")
        }
        #expect(sequence.likelihood < -500, "seed \(seed)")
    }
}
