internal import Glibc
internal import HanText

/// How likely (natural logarithm) it is that a character starts with a byte; 0 for a byte of ASCII.
struct LeadBytes: Sendable {
    private let likelihoods: LastingTable<Float>

    /// - Parameter characters: All that there are.
    init(_ characters: [ByteCharacter]) {
        // No byte is so unlikely that it rules a reading out.
        var shares = [Float](repeating: 1, count: 0x80) + [Float](repeating: 1e-5, count: 0x80)
        for character in characters
        where character.rank != CharacterPairs.unranked && !character.kind.contains(.simplified) {
            shares[Int(character.lead)] += CharacterPairs.shared.share(of: character.rank)
        }
        likelihoods = LastingTable(shares.map { logf($0) })
    }

    @inline(__always) subscript(byte: UInt8) -> Float { likelihoods[Int(byte)] }
}
