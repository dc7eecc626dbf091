/// How much a text reads like one that somebody wrote, judged by its characters beyond ASCII.
///
/// The right charset turns bytes into common Han characters and their punctuation, a wrong one into rare ones, private
/// ones and broken bytes. The frequent characters are not counted one by one: the first 3,755 of GB 2312 and the first
/// 5,401 of Big5 were chosen for frequency by those who made the standards, and cover over 99 % of running text.
struct CharacterLikelihood: Sendable {
    /// One bit a scalar of the Basic Multilingual Plane: whether it is a common Han character in either script.
    private let common: [UInt64]
    /// Likewise whether it is one of the most frequent characters of all.
    private let frequent: [UInt64]

    /// Filled from the charset tables the first time it is asked for; judges punctuation only where iconv lacks both.
    static let shared = CharacterLikelihood()

    private init() {
        var common = [UInt64](repeating: 0, count: 1024)
        func add(_ charset: Charset, leads: ClosedRange<UInt8>, trails: [ClosedRange<UInt8>]) {
            guard let table = CharsetTable.table(for: charset) else { return }
            let bytes = leads.flatMap { lead in trails.flatMap { $0.flatMap { [lead, $0] } } }
            let text = bytes.withUnsafeBufferPointer { table.decode($0).utf8 }
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value < 0x1_0000 {
                common[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
            }
        }
        add(.gb18030, leads: 0xB0...0xD7, trails: [0xA1...0xFE])
        add(.big5, leads: 0xA4...0xC6, trails: [0x40...0x7E, 0xA1...0xFE])
        common[0xFFFD >> 6] &= ~(1 << (0xFFFD & 63))
        self.common = common
        var frequent = [UInt64](repeating: 0, count: 1024)
        for scalar in Self.mostFrequent.unicodeScalars where scalar.value < 0x1_0000 {
            frequent[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
        }
        self.frequent = frequent
    }

    /// The mean weight of the characters beyond ASCII in `text`, valid UTF-8: about 1 for a text in Chinese, 0.3 for
    /// one in another language, below 0 for one that was decoded wrongly; 0 where there are none.
    func score(of text: [UInt8]) -> Double {
        var (sum, count) = (0, 0)
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let lead = text[index]
                if lead < 0x80 {
                    // Controls but the white ones and escape have no place in a text.
                    if lead < 0x20, !lead.isSpaceASCII, lead != 0x1B {
                        sum -= 100
                        count += 1
                    }
                    index += 1
                    continue
                }
                let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                var scalar = UInt32(lead) & (0x7F >> UInt32(length))
                for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
                let weight = weight(of: scalar)
                sum += weight > 0 && isLostAmongLetters(text, index..<(index + length)) ? -60 : weight
                count += 1
                index += length
            }
        }
        return count == 0 ? 0 : Double(sum) / Double(100 * count)
    }

    /// Whether a character of three bytes stands alone beside a letter of ASCII: so do accented letters that were read
    /// as the first half of a Han character (`fr黵er` for `früher`), and hardly ever Han characters themselves.
    private func isLostAmongLetters(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == 3 else { return false }
        let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
        let after = range.upperBound < text.count ? text[range.upperBound] : 0
        return before < 0x80 && after < 0x80 && (before.isLetterASCII || after.isLetterASCII)
    }

    /// What a character says for the charset that gave it, in hundredths. The values were set by hand so that each kind
    /// of wrong reading stays below the right one; `CharsetAccuracyTests` measures them.
    private func weight(of scalar: UInt32) -> Int {
        switch scalar {
        case 0x4E00...0x9FFF:
            let (word, bit) = (Int(scalar >> 6), UInt64(1) << UInt64(scalar & 63))
            return frequent[word] & bit != 0 ? 140 : common[word] & bit != 0 ? 70 : -60
        case 0x3000...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x2014, 0x201C, 0x201D, 0x2026:
            return 100
        case 0x3041...0x30FF: return 70
        case 0xAC00...0xD7A3: return 70
        case 0xC0...0x24F, 0x391...0x3C9, 0x401...0x451, 0x5D0...0x5EA, 0x620...0x64A, 0xE01...0xE5B: return 30
        case 0xA0, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x2010...0x203B, 0x20AC, 0x2122, 0x2190...0x2193,
            0x2460...0x249B,
            0x25A0...0x25CF, 0xFF10...0xFF5E, 0x2103:
            return 30
        case 0x80...0x9F, 0xD800...0xF8FF, 0xFFF0...0xFFFF: return -100
        case 0xFF61...0xFF9F: return -40
        case 0x3400...0x4DBF, 0xF900...0xFAFF, 0x1_0000...: return -30
        default: return -20
        }
    }

    /// The hundred characters that make up two fifths of running Chinese text, with the Traditional forms of those that
    /// have one.
    private static let mostFrequent =
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进"
        + "着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各"
        + "重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品"
        + "這為個國時來們於對會發動過說產種麼後學經進著電裡現實兩體機當點從業應開還無與關線內數質氣變條沒結問總題黨員軍義間樣"
}
