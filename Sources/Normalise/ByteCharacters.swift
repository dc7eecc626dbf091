internal import Glibc
internal import HanText

/// The characters of GBK by one of their bytes: what a torn byte can have belonged to.
struct ByteCharacters: Sendable {
    struct Character: BitwiseCopyable, Sendable {
        let lead: UInt8
        let trail: UInt8
        let rank: UInt16
        let kind: ScalarKind
        let scalar: UInt32

        var code: UInt16 { UInt16(lead) << 8 | UInt16(trail) }
        /// Whether both its bytes are beyond ASCII.
        var isWide: Bool { trail >= 0x80 }
    }

    /// Some characters in one table, in rows by a byte.
    struct Rows: Sendable {
        private let characters: LastingTable<Character>
        private let starts: LastingTable<Int>

        /// - Parameter rows: Those of the last bytes, up to FF.
        init(_ rows: [[Character]]) {
            characters = LastingTable(rows.flatMap(\.self))
            starts = LastingTable(
                rows.reduce(into: [0]) { starts, row in starts.append(starts[starts.count - 1] + row.count) })
        }

        /// The row of a byte; an empty one for those before the first row's.
        subscript(byte: UInt8) -> UnsafeBufferPointer<Character> {
            let row = Int(byte) + starts.count - 1 - 0x100
            return row >= 0 ? characters[starts[row]..<starts[row + 1]] : characters[0..<0]
        }
    }

    /// How likely (natural logarithm) it is that a character starts with a byte; 0 for the byte 0.
    struct Leads: Sendable {
        private let likelihoods: LastingTable<Float>

        /// - Parameter rows: Characters by their first byte, from 80 to FF.
        init(_ rows: [[Character]]) {
            let shares = rows.map { row in
                // No byte is so unlikely that it rules a reading out.
                row.reduce(Float(1e-5)) { sum, character in
                    let isLikely = character.rank != CharacterPairs.unranked && !character.kind.contains(.simplified)
                    return isLikely ? sum + CharacterPairs.shared.share(of: character.rank) : sum
                }
            }
            likelihoods = LastingTable([Float](repeating: 0, count: 0x80) + shares.map { logf($0) })
        }

        @inline(__always) subscript(byte: UInt8) -> Float { likelihoods[Int(byte)] }
    }

    /// The tables, made on first use (about 2 ms, 0.7 MB).
    static let shared = ByteCharacters()

    /// All those with a first byte, and of these the ones that news and laws use, and marks.
    let all: Rows
    let common: Rows
    /// Those of either whose second byte is none of ASCII.
    let allWide: Rows
    let commonWide: Rows
    /// Those with a second byte, likewise.
    let allByTrail: Rows
    let commonByTrail: Rows
    /// Those with a first byte that a farm can have glossed, and whose second byte is none of ASCII.
    let glossed: Rows
    /// Those whose second byte is the first of the marks at which bytes are cut.
    let beforeCut: LastingTable<Character>
    let allBeforeCut: LastingTable<Character>
    /// Those of the counts whose second byte is none of ASCII, the most frequent first.
    let byRank: LastingTable<Character>
    /// Where those of each rank start in ``byRank``.
    let ranks: LastingTable<Int>
    /// How likely it is that a character starts with a byte.
    let leads: Leads
    /// The first of ``byRank`` that can stand after an impossible pair, by the first byte of the pair.
    let frequent: Rows

    /// How many of the most frequent characters are thought of where both bytes are lost, beside those that the counts
    /// have after the one before.
    static let guessed = 300

    private init() {
        let byLead: [[Character]] = (UInt8(0x80)...0xFF).map { lead in
            (UInt8(0x40)...0xFE).compactMap { trail in
                let scalar = GBK.shared.scalar(lead, trail)
                guard scalar != 0 else { return nil }
                return Character(
                    lead: lead, trail: trail, rank: CharacterPairs.shared.rank(of: scalar),
                    kind: ScalarKind(of: scalar),
                    scalar: scalar)
            }
        }
        let commonByLead = byLead.map { row in row.filter(Self.isCommon) }
        all = Rows(byLead)
        leads = Leads(byLead)
        common = Rows(commonByLead)
        allWide = Rows(byLead.map { row in row.filter(\.isWide) })
        commonWide = Rows(commonByLead.map { row in row.filter(\.isWide) })
        allByTrail = Self.byTrail(byLead)
        commonByTrail = Self.byTrail(commonByLead)
        glossed = Rows(byLead.map { row in row.filter { $0.isWide && $0.kind.contains(.traditional) } })
        beforeCut = LastingTable(commonByLead.joined().filter { $0.trail == 0xA3 })
        allBeforeCut = LastingTable(byLead.joined().filter { $0.trail == 0xA3 })

        let sorted = commonByLead.joined().filter { $0.isWide && $0.rank != CharacterPairs.unranked }
            .sorted { $0.rank < $1.rank }
        var starts = [Int](repeating: 0, count: CharacterPairs.shared.count + 1)
        for character in sorted { starts[Int(character.rank) + 1] += 1 }
        for rank in 1..<starts.count { starts[rank] += starts[rank - 1] }
        byRank = LastingTable(sorted)
        ranks = LastingTable(starts)
        let first = sorted[..<starts[Self.guessed]]
        frequent = Rows(
            (UInt8(0x80)...0xFF).map { byte in
                guard let pairs = ImpossiblePairs.from(byte) else { return [] }
                return first.filter { pairs.has($0.lead) }
            })
    }

    private static func byTrail(_ characters: [[Character]]) -> Rows {
        var rows = [[Character]](repeating: [], count: 0x100)
        for character in characters.joined() { rows[Int(character.trail)].append(character) }
        return Rows(rows)
    }

    private static func isCommon(_ character: Character) -> Bool {
        let scalar = character.scalar
        // The counts have no dashes, dots and rare brackets.
        return character.rank != CharacterPairs.unranked || scalar == 0xB7 || scalar >= 0x2010 && scalar < 0x2040
            || scalar >= 0x3000 && scalar < 0x3020 || scalar > 0xFF00 && scalar < 0xFF5F
    }
}
