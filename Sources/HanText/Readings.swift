internal import CHanTables

/// The Mandarin readings of characters that differ between the scripts.
package enum Readings {
    /// Whether `scalar` can be read as `reading`, whatever the tone.
    ///
    /// - Parameter reading: A key of ``key(of:_:)``.
    package static func has(_ scalar: UInt32, _ reading: UInt64) -> Bool {
        let rows = UnsafeBufferPointer(start: policytrack_readings(), count: Int(policytrack_reading_count))
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].scalar < scalar { low = middle + 1 } else { high = middle }
        }
        while low < rows.count, rows[low].scalar == scalar {
            if withUnsafeBytes(of: rows[low].letters, { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) })
                == reading
            {
                return true
            }
            low += 1
        }
        return false
    }

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
