import HanText
import Testing

@Suite("Folding")
struct HanFoldingTests {
    @Test(
        "things that mean the same look the same",
        arguments: [
            ("數字經濟", "数字经济"), ("ＡＢｃ１２３％", "abc123%"), ("乾隆年間的乾燥", "乾隆年间的干燥"), ("隨著時間成為名著", "随着时间成为名著"),
            ("a\u{3000}b\u{A0}c", "a b c"), ("「東數西算」", "\"东数西算\""), ("為爲裏裡", "为为里里"), ("①㎡", "1㎡"), ("—–", "--"),
            ("国发〔2021〕5号", "国发[2021]5号"),
        ])
    func folds(text: String, expected: String) {
        #expect(String(decoding: HanFolding.fold(text), as: UTF8.self) == expected)
    }

    @Test("one scalar stays one, no text grows, and folding twice is folding once")
    func everyScalar() {
        for value in UInt32(1)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            let folded = HanFolding.fold(text)
            let readBack = String(decoding: folded, as: UTF8.self)
            if readBack.unicodeScalars.count != 1 || folded.count > text.utf8.count
                || HanFolding.fold(readBack) != folded
            {
                Issue.record("U+\(String(value, radix: 16)) folds to \(readBack)")
            }
        }
    }

    @Test("bytes that are no UTF-8 are passed on")
    func strayBytes() {
        #expect(HanFolding.fold([0x41, 0xFF, 0xE6, 0x95]) == [0x61, 0xFF, 0xE6, 0x95])
        #expect(HanFolding.content(of: [0xE6, 0x95]) == [])
    }

    @Test("content is letters, digits and Han characters")
    func content() {
        let content = HanFolding.content(of: HanFolding.fold("《５Ｇ＋工業》，2.5 倍！\u{200B}"))
        #expect(String(decoding: content, as: UTF8.self) == "5g工业25倍")
    }

    @Test("the matching form drops glosses and spaces")
    func matchingForm() {
        let form = HanFolding.matchingForm(of: "版權(quán)所有 ©2020 經(jīng)營(yíng)(試行)")
        #expect(String(decoding: form, as: UTF8.self) == "版权所有©2020经营(试行)")
    }

    @Test(
        "the script is told by characters that stand in one script only",
        arguments: [("數字經濟發展", "zh-Hant"), ("数字经济发展", "zh-Hans"), ("中文", nil), ("digital", nil)] as [(String, String?)])
    func script(text: String, expected: String?) {
        #expect(ScriptShare(of: text).script == expected)
    }
}
