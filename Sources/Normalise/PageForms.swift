internal import HanText

/// Which forms of a character a page uses: one that writes 臺 does not write 台 for the same word, one that writes “ no 「.
struct PageForms {
    private var scalars = [UInt64](repeating: 0, count: Int(count) / 64)
    private var ranks = [UInt64](repeating: 0, count: (1 << 13) / 64)

    private static let first: UInt32 = 0x3000
    private static let count: UInt32 = 0x7000

    /// What a form costs (natural logarithm) that the page does not use though it uses another, and what a rare form does
    /// where the page tells nothing.
    private static let foreign: Float = -3

    /// Notes the characters with a rank.
    init(of characters: [PlaceTable.Character]) {
        scalars.withUnsafeMutableBufferPointer { scalars in
            ranks.withUnsafeMutableBufferPointer { ranks in
                for character in characters where character.rank != PlaceTable.unranked {
                    let number = Int(character.rank)
                    ranks[number >> 6] |= 1 << UInt64(number & 63)
                    guard character.scalar >= Self.first, character.scalar < Self.first + Self.count else { continue }
                    let place = Int(character.scalar - Self.first)
                    scalars[place >> 6] |= 1 << UInt64(place & 63)
                }
            }
        }
    }

    /// Whether the page has any form of a character.
    @inline(__always)
    func has(rank: UInt16) -> Bool {
        let number = Int(rank & 0x1FFF)
        return ranks[number >> 6] >> UInt64(number & 63) & 1 == 1
    }

    /// How much less likely a form is for what the page has.
    @inline(__always)
    func cost(of scalar: UInt32, rank: UInt16, kind: ScalarKind) -> Float {
        guard scalar >= Self.first, scalar < Self.first + Self.count else { return 0 }
        let place = Int(scalar - Self.first)
        if scalars[place >> 6] >> UInt64(place & 63) & 1 == 1 { return 0 }
        return has(rank: rank) || kind.contains(.variant) ? Self.foreign : 0
    }

    /// The same for a character of which the page has no form.
    @inline(__always)
    static func cost(ofAbsent scalar: UInt32, kind: ScalarKind) -> Float {
        kind.contains(.variant) && scalar >= first && scalar < first + count ? foreign : 0
    }
}
