internal import HanText

/// The characters of GBK by one of their bytes: what a torn byte can have belonged to.
struct ByteCharacters: Sendable {
    /// The tables, made on first use (6 million instructions, 0.7 MB).
    static let shared = ByteCharacters()

    /// Characters that are thought of.
    struct Choice: Sendable {
        /// Those whose second byte is none of ASCII, by their first byte.
        let wide: CharacterRows
        let byTrail: CharacterRows
        /// Those whose second byte is the first of the marks at which bytes are cut.
        let beforeCut: LastingTable<ByteCharacter>

        fileprivate init(_ characters: [ByteCharacter]) {
            wide = CharacterRows(characters, count: 0x100) { $0.isWide ? Int($0.lead) : nil }
            byTrail = CharacterRows(characters, count: 0x100) { Int($0.trail) }
            beforeCut = LastingTable(characters.filter { $0.isBeforeCut })
        }
    }

    let all: Choice
    /// Those that news and laws use, and marks.
    let common: Choice
    /// Those that a farm can have glossed and whose second byte is none of ASCII, by their first byte.
    let glossed: CharacterRows
    /// Those of the counts whose second byte is none of ASCII.
    let byRank: CharacterRows
    let leads: LeadBytes
    /// The first of ``byRank`` that can stand after an impossible pair, by the first byte of the pair.
    let frequent: CharacterRows

    /// How many of the most frequent characters are thought of where both bytes are lost, beside those that the counts
    /// have after the one before.
    static let guessed = 300

    private init() {
        let characters = Self.characters()
        let common = characters.filter { $0.isCommon }
        all = Choice(characters)
        self.common = Choice(common)
        leads = LeadBytes(characters)
        glossed = CharacterRows(characters, count: 0x100) {
            $0.isWide && $0.kind.contains(.traditional) ? Int($0.lead) : nil
        }
        let byRank = CharacterRows(common, count: CharacterPairs.shared.count) {
            $0.isWide && $0.rank != CharacterPairs.unranked ? Int($0.rank) : nil
        }
        frequent = CharacterRows(
            (UInt8.min...UInt8.max).map { byte in
                guard let pairs = ImpossiblePairs.from(byte) else { return [] }
                return byRank[0..<Self.guessed].filter { pairs.has($0.lead) }
            })
        self.byRank = byRank
    }

    /// Those of all double bytes, in their order.
    private static func characters() -> [ByteCharacter] {
        var characters: [ByteCharacter] = []
        characters.reserveCapacity(0x6000)
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE {
                let scalar = GBK.shared.scalar(lead, trail)
                guard scalar != 0 else { continue }
                characters.append(
                    ByteCharacter(
                        lead: lead, trail: trail, rank: CharacterPairs.shared.rank(of: scalar),
                        kind: ScalarKind(of: scalar), scalar: scalar))
            }
        }
        return characters
    }
}
