internal import CHanTables

/// The Mandarin readings of characters that differ between the scripts.
package enum Readings {
    /// Whether `scalar` can be read as `reading`, whatever the tone.
    ///
    /// - Parameter reading: A key of ``key(of:_:)``.
    package static func has(_ scalar: UInt32, _ reading: UInt64) -> Bool {
        guard scalar >= UInt32(first), scalar < UInt32(last) else { return false }
        return shared.readings(of: Int(scalar) - Int(first)).contains(reading)
    }

    /// The characters with readings are among these.
    private static let first: UInt16 = 0x3400
    private static let last: UInt16 = 0xA000

    /// The readings of each character, spread out on first use (about 0.1 ms, 200 KB).
    private static let shared = ByCharacter()

    private struct ByCharacter: Sendable {
        /// Where the readings of each character start in ``letters``.
        let starts: LastingTable<UInt16>
        let letters: LastingTable<UInt64>

        init() {
            var starts = [UInt16](repeating: 0, count: Int(last - first) + 1)
            for row in rows where row.scalar >= first && row.scalar < last { starts[Int(row.scalar - first) + 1] += 1 }
            for index in 1..<starts.count { starts[index] += starts[index - 1] }
            self.starts = LastingTable(starts)
            letters = LastingTable(
                rows.filter { $0.scalar >= first && $0.scalar < last }.map { row in
                    withUnsafeBytes(of: row.letters) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
                })
        }

        /// Those of the character `index` places after the first.
        func readings(of index: Int) -> UnsafeBufferPointer<UInt64> {
            letters[Int(starts[index])..<Int(starts[index + 1])]
        }
    }

    /// The characters that can be read so, whatever the tone.
    ///
    /// - Parameter reading: A key of ``key(of:_:)``.
    package static func characters(with reading: UInt64) -> UnsafeBufferPointer<UInt16> {
        var low = 0
        var high = byReading.keys.count
        while low < high {
            let middle = (low + high) / 2
            if byReading.keys[middle] < reading { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < byReading.keys.count, byReading.keys[end] == reading { end += 1 }
        return byReading.scalars[low..<end]
    }

    /// The characters in the order of their readings, sorted on first use (about 0.5 ms, 50 KB).
    private static let byReading: (keys: LastingTable<UInt64>, scalars: LastingTable<UInt16>) = {
        let sorted = (first..<last).flatMap { scalar in
            shared.readings(of: Int(scalar - first)).map { (key: $0, scalar: scalar) }
        }.sorted { ($0.key, $0.scalar) < ($1.key, $1.scalar) }
        return (LastingTable(sorted.map(\.key)), LastingTable(sorted.map(\.scalar)))
    }()

    private static var rows: UnsafeBufferPointer<policytrack_reading> {
        UnsafeBufferPointer(start: policytrack_readings(), count: Int(policytrack_reading_count))
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
