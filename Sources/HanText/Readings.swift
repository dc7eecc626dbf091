internal import CHanTables

/// The Mandarin readings of characters that differ between the scripts.
package enum Readings {
    /// Whether `scalar` can be read as `reading`, whatever the tone.
    ///
    /// - Parameter reading: A key of ``key(of:_:)``.
    package static func has(_ scalar: UInt32, _ reading: UInt64) -> Bool {
        guard scalar >= first, scalar < last else { return false }
        // The number of the first reading plus one; 0 where there is none.
        let start = Int(policytrack_reading_starts()[Int(scalar - first)])
        guard start > 0 else { return false }
        let rows = policytrack_readings()
        var row = start - 1
        while row < Int(policytrack_reading_count), rows[row].scalar == scalar {
            if key(of: rows[row].letters) == reading { return true }
            row += 1
        }
        return false
    }

    /// The characters with readings are among these.
    private static let first: UInt32 = 0x3400
    private static let last: UInt32 = 0xA000

    /// The characters that can be read so, whatever the tone, by scalar.
    ///
    /// - Parameter reading: A key of ``key(of:_:)``.
    package static func characters(with reading: UInt64) -> UnsafeBufferPointer<UInt16> {
        let place = spellings.firstPlace { key(of: $0.letters) >= reading }
        guard place < spellings.count, key(of: spellings[place].letters) == reading else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        let first = Int(spellings[place].first)
        return spelled[first..<first + Int(spellings[place].count)]
    }

    private static let spellings = LastingTable(
        compiled: policytrack_spellings(), count: Int(policytrack_spelling_count))
    private static let spelled = LastingTable(compiled: policytrack_spelled(), count: Int(policytrack_reading_count))

    /// The reading in a range of `text` without its tone, its letters from the lowest byte up; 0 where it is longer than eight or no reading.
    package static func key(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        var shift: UInt64 = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, width) = text.scalar(at: index)
            let letter = plain(scalar)
            guard letter != 0, shift < 64 else { return 0 }
            key |= UInt64(letter) << shift
            shift += 8
            index += width
        }
        return key
    }

    private static func key(of letters: Letters) -> UInt64 {
        withUnsafeBytes(of: letters) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }

    /// Of a compiled reading.
    private typealias Letters = (CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar)

    /// A letter without its tone mark; 0 for what is no letter of Hanyu Pinyin.
    private static func plain(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x61...0x7A: UInt8(scalar)
        case 0xE0, 0xE1, 0x101, 0x1CE, 0x251: 0x61
        case 0xE8, 0xE9, 0xEA, 0x113, 0x11B: 0x65
        case 0xEC, 0xED, 0x12B, 0x1D0: 0x69
        case 0xF2, 0xF3, 0x14D, 0x1D2: 0x6F
        case 0xF9, 0xFA, 0x16B, 0x1D4: 0x75
        case 0xFC, 0x1D6, 0x1D8, 0x1DA, 0x1DC: 0x76
        case 0x144, 0x148, 0x1F9: 0x6E
        case 0x261: 0x67
        default: 0
        }
    }
}
