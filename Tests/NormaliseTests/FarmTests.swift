import HanText
import Normalise
import Testing

@Suite("Texts through a farm and back")
struct FarmTests {
    /// Sentences of our own, in Traditional characters as farms write them.
    private static let sentences = [
        "市里建成了統一的政務云平臺，醫保和社保的數據匯聚到一處。", "當地的規模相當可觀，全市現有5G基站八千座。",
        "局長在會上說：“數據要用起來。”這一做法得到與會代表的認同。", "上海、深圳等地的專家將參加評審。",
        "《條例》施行以來，二百多項服務實現了網上辦理。", "可以說，這座城市的數字化轉型才剛剛開始。",
        "“能不能再快一點？”“可以！”現場的對話引來一片笑聲。", "到2027年，數字經濟占比要達到四成以上。",
        "這個項目由三家企業聯合建設，總投資十二億元。", "群眾辦事不用再跑幾個窗口，時間縮短了一半。",
        "記者在現場看到，工人們正在檢修設備。", "《規劃》提出，要把產業發展同環境保護結合起來。",
    ]
    private static let readings: [(character: UInt32, reading: String)] = [
        ("數", "shù"), ("據", "jù"), ("會", "huì"), ("記", "jì"), ("進", "jìn"), ("現", "xiàn"), ("場", "chǎng"), ("務", "wù"),
        ("業", "yè"), ("實", "shí"), ("這", "zhè"), ("個", "gè"), ("當", "dāng"), ("對", "duì"), ("時", "shí"), ("說", "shuō"),
        ("將", "jiāng"), ("專", "zhuān"), ("開", "kāi"), ("經", "jīng"), ("濟", "jì"), ("醫", "yī"), ("間", "jiān"),
        ("轉", "zhuǎn"),
        ("億", "yì"), ("網", "wǎng"), ("組", "zǔ"), ("規", "guī"), ("劃", "huà"), ("產", "chǎn"), ("發", "fā"), ("設", "shè"),
        ("總", "zǒng"),
        ("條", "tiáo"), ("們", "men"), ("環", "huán"), ("護", "hù"), ("結", "jié"), ("來", "lái"), ("統", "tǒng"),
    ].map { (character, reading) in (character.unicodeScalars.first?.value ?? 0, reading) }

    private static func text(with random: inout SeededRandom) -> String {
        var text = "數字政府建設取得新進展"
        for _ in 0..<4 {
            text += "\n"
            for _ in 0..<4 { text += sentences.randomElement(using: &random) ?? "" }
        }
        return text
    }

    private static func farm(with random: inout SeededRandom) -> Farm {
        let share = 35 + random.next() % 60
        return Farm(
            table: readings.filter { _ in random.next() % 100 < share }, doublesStops: random.next() % 2 == 0)
    }

    @Test("what a farm did is undone", arguments: 1...40 as ClosedRange<UInt64>)
    func isUndone(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = Self.text(with: &random)
        let disguised = Self.farm(with: &random).disguise(text, with: &random)
        let result = ArticleNormaliser().normalise(text: disguised)
        let wrong = zip(result.text.unicodeScalars, text.unicodeScalars).count { $0 != $1 }
        // A choice between characters of the same bytes may go wrong, a stretch of text never.
        #expect(result.text.unicodeScalars.count == text.unicodeScalars.count, "seed \(seed)")
        #expect(wrong <= result.unsure.count, "seed \(seed): \(result.text)")
        #expect(ArticleNormaliser().normalise(text: result.text).text == result.text, "seed \(seed)")
    }

    @Test("nearly all texts come back exactly")
    func floor() {
        let exact = (100..<180 as Range<UInt64>).count { seed in
            var random = SeededRandom(seed: seed)
            let text = Self.text(with: &random)
            let disguised = Self.farm(with: &random).disguise(text, with: &random)
            return ArticleNormaliser().normalise(text: disguised).text == text
        }
        #expect(exact >= 70, "of 80 texts")
    }

    @Test(
        "any text at all comes back as valid text, and clean text as itself", arguments: 1...30 as ClosedRange<UInt64>)
    func anyText(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "(", "shù)", "?", "?shù)", "數", "据", "，", "！", ",", "\u{FFFD}", "&nbsp;", "\u{200B}", "A", "1", "\n", "囊",
            "鲍罢-8", "é",
        ]
        let noise = (0..<400).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let result = ArticleNormaliser().normalise(text: noise)
        #expect(result.folded.count <= result.text.utf8.count, "seed \(seed)")
        let clean = Self.text(with: &random)
        #expect(ArticleNormaliser().normalise(text: clean).text == clean, "seed \(seed)")
    }

    @Test("marks in a row in a disguised page are read or left, and end", arguments: 1...10 as ClosedRange<UInt64>)
    func holesInARow(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = Self.text(with: &random)
        let disguised = Self.farm(with: &random).disguise(text, with: &random)
        var page = disguised.unicodeScalars
        for _ in 0..<12 {
            let place = page.index(page.startIndex, offsetBy: Int(random.next() % UInt64(page.count)))
            let hole: Unicode.Scalar = random.next() % 2 == 0 ? "?" : "\u{FFFD}"
            page.insert(contentsOf: repeatElement(hole, count: 1 + Int(random.next() % 6)), at: place)
        }
        let result = ArticleNormaliser().normalise(text: String(page))
        #expect(!result.text.isEmpty, "seed \(seed)")
    }
}
