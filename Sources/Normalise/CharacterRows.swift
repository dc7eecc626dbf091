internal import HanText

/// Some characters in one table, in rows by a number: a byte of theirs, or their rank.
struct CharacterRows: Sendable {
    private let characters: LastingTable<ByteCharacter>
    private let starts: LastingTable<Int>

    /// Sorts characters by counting. Cost: two passes.
    ///
    /// - Parameters:
    ///   - characters: In the order that they keep within a row.
    ///   - count: The rows are numbered from 0 to below this.
    ///   - row: Gives the number of a character's row; `nil` for one that is left out.
    init(_ characters: [ByteCharacter], count: Int, row: (ByteCharacter) -> Int?) {
        var places = [Int](repeating: 0, count: count + 1)
        places.withUnsafeMutableBufferPointer { places in
            for character in characters {
                if let number = row(character) { places[number + 1] += 1 }
            }
            for number in 0..<count { places[number + 1] += places[number] }
        }
        starts = LastingTable(places)
        self.characters = LastingTable(count: places[count]) { sorted in
            places.withUnsafeMutableBufferPointer { places in
                for character in characters {
                    guard let number = row(character) else { continue }
                    sorted[places[number]] = character
                    places[number] += 1
                }
            }
        }
    }

    /// - Parameter rows: A character may stand in several.
    init(_ rows: [[ByteCharacter]]) {
        characters = LastingTable(rows.flatMap(\.self))
        starts = LastingTable(
            rows.reduce(into: [0]) { starts, row in starts.append(starts[starts.count - 1] + row.count) })
    }

    /// A row.
    subscript(number: Int) -> UnsafeBufferPointer<ByteCharacter> { self[number..<number + 1] }

    /// The row of a byte.
    subscript(byte: UInt8) -> UnsafeBufferPointer<ByteCharacter> { self[Int(byte)] }

    /// Rows one after the other.
    subscript(numbers: Range<Int>) -> UnsafeBufferPointer<ByteCharacter> {
        characters[starts[numbers.lowerBound]..<starts[numbers.upperBound]]
    }
}
