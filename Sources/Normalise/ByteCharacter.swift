internal import HanText

/// A character of GBK, which a torn byte can have belonged to.
struct ByteCharacter: BitwiseCopyable, Sendable {
    let lead: UInt8
    let trail: UInt8
    let rank: UInt16
    let kind: ScalarKind
    let scalar: UInt32

    var code: UInt16 { UInt16(lead) << 8 | UInt16(trail) }
    /// Whether both its bytes are beyond ASCII.
    var isWide: Bool { trail >= 0x80 }
    /// Whether its second byte is the first of the marks at which bytes are cut.
    var isBeforeCut: Bool { trail == 0xA3 }

    /// Whether news and laws use it, or it is a mark: the counts have no dashes, dots and rare brackets.
    var isCommon: Bool {
        rank != CharacterPairs.unranked || scalar == 0xB7 || scalar >= 0x2010 && scalar < 0x2040
            || scalar >= 0x3000 && scalar < 0x3020 || scalar > 0xFF00 && scalar < 0xFF5F
    }
}
