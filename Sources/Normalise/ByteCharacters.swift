internal import HanText

/// The characters of GBK by one of their bytes: what a torn byte can have belonged to.
enum ByteCharacters {
    struct Character {
        let lead: UInt8
        let trail: UInt8
        let rank: UInt16
        let kind: ScalarKind
        let scalar: UInt32

        var code: UInt16 { UInt16(lead) << 8 | UInt16(trail) }
        /// Whether both its bytes are beyond ASCII.
        var isWide: Bool { trail >= 0x80 }
    }

    /// Those with the first byte `lead` that news and laws use, and marks.
    static func common(from lead: UInt8) -> [Character] { lead >= 0x80 ? commonByLead[Int(lead) - 0x80] : [] }
    /// All those with the first byte `lead`.
    static func all(from lead: UInt8) -> [Character] { lead >= 0x80 ? byLead[Int(lead) - 0x80] : [] }
    /// Those with the first byte `lead` that a farm can have glossed, and whose second byte is none of ASCII.
    static func glossed(from lead: UInt8) -> [Character] { lead >= 0x80 ? glossedByLead[Int(lead) - 0x80] : [] }

    /// Those whose second byte is the first of the marks at which bytes are cut.
    static let beforeCut = commonByLead.joined().filter { $0.trail == 0xA3 }
    static let allBeforeCut = byLead.joined().filter { $0.trail == 0xA3 }

    /// Those of the counts whose second byte is none of ASCII, the most frequent first.
    static let byRank = commonByLead.joined().filter { $0.isWide && $0.rank != CharacterPairs.unranked }
        .sorted { $0.rank < $1.rank }
    /// Where those of each rank start in ``byRank``.
    static let ranks: [Int] = {
        var starts = [Int](repeating: 0, count: CharacterPairs.shared.count + 1)
        for character in byRank { starts[Int(character.rank) + 1] += 1 }
        for rank in 1..<starts.count { starts[rank] += starts[rank - 1] }
        return starts
    }()

    private static let byLead: [[Character]] = (UInt8(0x80)...0xFF).map { lead in
        (UInt8(0x40)...0xFE).compactMap { trail in
            let scalar = GBK.shared.scalar(lead, trail)
            guard scalar != 0 else { return nil }
            return Character(
                lead: lead, trail: trail, rank: CharacterPairs.shared.rank(of: scalar), kind: ScalarKind(of: scalar),
                scalar: scalar)
        }
    }

    private static let commonByLead: [[Character]] = byLead.map { row in row.filter(isCommon) }

    private static let glossedByLead: [[Character]] = byLead.map { row in
        row.filter { $0.isWide && $0.kind.contains(.traditional) }
    }

    private static func isCommon(_ character: Character) -> Bool {
        let scalar = character.scalar
        // The counts have no dashes, dots and rare brackets.
        return character.rank != CharacterPairs.unranked || scalar == 0xB7 || scalar >= 0x2010 && scalar < 0x2040
            || scalar >= 0x3000 && scalar < 0x3020 || scalar > 0xFF00 && scalar < 0xFF5F
    }
}
