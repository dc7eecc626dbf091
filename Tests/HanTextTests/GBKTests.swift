import HanText
import Testing

@Suite("GBK and the counts")
struct GBKTests {
    @Test(
        "double bytes and scalars lead to each other",
        arguments: [("數", 0x94B5), ("当", 0xB5B1), ("。", 0xA1A3), ("，", 0xA3AC), ("Ａ", 0xA3C1)] as [(String, UInt16)])
    func roundTrip(character: String, code: UInt16) {
        let scalar = character.unicodeScalars.first?.value ?? 0
        #expect(GBK.shared.code(of: scalar) == code)
        #expect(GBK.shared.scalar(UInt8(code >> 8), UInt8(code & 0xFF)) == scalar)
    }

    @Test("each double byte is that of its scalar, and each scalar with one has it")
    func inverse() {
        var found = 0
        for code in UInt16(0x8100)...0xFEFF {
            let scalar = GBK.shared.scalar(UInt8(code >> 8), UInt8(code & 0xFF))
            guard scalar != 0 else { continue }
            found += 1
            if GBK.shared.code(of: scalar) != code { Issue.record("\(String(code, radix: 16)) does not come back") }
        }
        #expect(found == 21_791)
        #expect((0..<0x10000 as Range<UInt32>).count { GBK.shared.code(of: $0) != 0 } == found)
    }

    @Test("what GBK has not is 0")
    func gaps() {
        #expect(GBK.shared.code(of: 0x1F600) == 0)
        #expect(GBK.shared.code(of: 0x41) == 0)
        #expect(GBK.shared.scalar(0x41, 0x42) == 0)
        #expect(GBK.shared.scalar(0xFE, 0xFE) == 0)
        #expect(GBK.shared.scalar(0xA1, 0x28) == 0)
    }

    @Test(
        "readings are compared without tones",
        arguments: [
            ("數", "shù", true), ("數", "shǔ", true), ("數", "shuò", true), ("數", "shi", false), ("綠", "lǜ", true),
        ]
            as [(String, String, Bool)])
    func readings(character: String, reading: String, expected: Bool) {
        let bytes = Array(reading.utf8)
        let key = bytes.withUnsafeBufferPointer { Readings.key(of: $0, 0..<bytes.count) }
        #expect(Readings.has(character.unicodeScalars.first?.value ?? 0, key) == expected)
    }

    @Test("the characters of a reading are all those that have it")
    func spelled() {
        let readings = ["shu", "zhuang", "lv", "e", "guang", "a", "xx", ""].map { Array($0.utf8) }
        for reading in readings {
            let key = reading.withUnsafeBufferPointer { Readings.key(of: $0, 0..<reading.count) }
            let expected = (0..<0x10000 as Range<UInt32>).filter { Readings.has($0, key) }
            #expect(Readings.characters(with: key).map(UInt32.init) == expected)
            #expect(expected.isEmpty == (reading == [] || reading == Array("xx".utf8)))
        }
    }

    @Test("a Traditional character has the rank of what it folds to")
    func ranksOfBothScripts() {
        for scalar in UInt32(0x3400)..<0xA000 where ScalarKind(of: scalar).contains(.traditional) {
            let folded = Unicode.Scalar(scalar).map { String(decoding: HanFolding.fold(String($0)), as: UTF8.self) }
            let counterpart = folded?.unicodeScalars.first?.value ?? 0
            if CharacterPairs.shared.rank(of: scalar) != CharacterPairs.shared.rank(of: counterpart) {
                Issue.record("U+\(String(scalar, radix: 16)) is ranked apart from U+\(String(counterpart, radix: 16))")
            }
        }
    }

    @Test("common pairs are likelier than others, in both scripts")
    func likelihood() {
        let counts = CharacterPairs.shared
        func share(_ pair: String) -> Float {
            let ranks = pair.unicodeScalars.map { counts.rank(of: $0.value) }
            return counts.likelihood(of: ranks[1], after: counts.following(ranks[0]))
        }
        #expect(share("经济") > share("经。") + 2)
        #expect(share("經濟") == share("经济"))
        #expect(share("上海") > share("上祝"))
        #expect(counts.rank(of: 0xFF0C) == 0)
        #expect(counts.rank(of: 0x2C) == 0)
        #expect(counts.rank(of: 0x1F600) == CharacterPairs.unranked)
    }

    @Test("folding any sequence twice is folding it once", arguments: 1...50 as ClosedRange<UInt64>)
    func foldsOnce(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        let pieces = Array("乾隆坤著名作隨瞭解望後復覆沈思徵隋發髮ＡｂＣ「」—　臺裏裡鍾錶".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(pieces[Int(state >> 33) % pieces.count])
        }
        let once = HanFolding.fold(String(text))
        #expect(HanFolding.fold(once) == once, "seed \(seed)")
        #expect(String(decoding: once, as: UTF8.self).unicodeScalars.count == text.count, "seed \(seed)")
    }
}
