internal import HanText

/// What the judging of a page asks of each character, in one look-up: a page's time goes into what is not in the cache.
struct PlaceTable: Sendable {
    /// A character and what is known of it.
    struct Character: BitwiseCopyable, Sendable {
        fileprivate let bits: UInt32

        /// The character; none beyond the basic plane has a rank.
        @inline(__always) var scalar: UInt32 { bits >> 16 }
        /// Its rank in `CharacterPairs`, or ``PlaceTable/unranked``.
        @inline(__always) var rank: UInt16 { UInt16(truncatingIfNeeded: bits) & PlaceTable.unranked }
        /// Whether its second byte is the first of the marks at which bytes are cut.
        @inline(__always) var isBeforeCut: Bool { bits & PlaceTable.beforeCut != 0 }
        /// Whether it is a stop, a bracket, a hole or the end of a line.
        @inline(__always) var isMark: Bool { bits & PlaceTable.mark != 0 }
        /// Whether a farm may gloss it: it stands in Traditional text only.
        @inline(__always) var mayBeGlossed: Bool { bits & PlaceTable.traditional != 0 }
        /// Whether it is neither before a cut nor a mark, as most characters.
        @inline(__always) var isPlain: Bool { bits & (PlaceTable.beforeCut | PlaceTable.mark) == 0 }

        /// The same as if it had no rank.
        @inline(__always) var withoutRank: Character { Character(bits: bits | UInt32(PlaceTable.unranked)) }
        /// The same as one that need not be glossed any more.
        var glossed: Character { Character(bits: bits & ~PlaceTable.traditional) }
    }

    /// The table, made on first use (2 million instructions, 130 KB).
    static let shared = PlaceTable()

    /// The ranks are below, as the table of counts has 4,939 characters.
    static let unranked: UInt16 = 0x1FFF
    private static let beforeCut: UInt32 = 0x2000
    private static let mark: UInt32 = 0x4000
    private static let traditional: UInt32 = 0x8000

    /// All but the scalar itself.
    private let bits: LastingTable<UInt16>

    private init() {
        let ranks = CharacterPairs.shared
        let gbk = GBK.shared
        bits = LastingTable(count: 0x10000) { bits in
            for scalar in UInt32(0)..<0x10000 {
                let rank = min(ranks.rank(of: scalar), Self.unranked)
                let isBeforeCut = gbk.code(of: scalar) & 0xFF == 0xA3
                let isTraditional = ScalarKind(of: scalar).contains(.traditional)
                bits[Int(scalar)] =
                    rank | (isBeforeCut ? UInt16(Self.beforeCut) : 0)
                    | (isTraditional ? UInt16(Self.traditional) : 0)
            }
            // All that `PageEvidence` asks about, the doubled ones of `Stop` among them.
            for scalar in "\n(,:;?（，：；、。\u{FFFD}".unicodeScalars { bits[Int(scalar.value)] |= UInt16(Self.mark) }
        }
    }

    @inline(__always)
    subscript(scalar: UInt32) -> Character {
        guard scalar <= 0xFFFF else { return Character(bits: UInt32(Self.unranked)) }
        return Character(bits: scalar << 16 | UInt32(bits[Int(scalar)]))
    }
}
