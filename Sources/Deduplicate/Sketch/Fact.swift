/// Something an article states that a refilled template changes: a number, a Chinese numeral or a place, together with
/// the words it stands between.
struct Fact: Hashable, Comparable {
    /// What tells facts of the same kind apart.
    enum Sort: UInt8 {
        /// An amount: may be corrected in a later version of the same article.
        case quantity
        /// A date, an ordinal, a document number: another one means another article.
        case identity
        /// A place: another one means another article.
        case place
    }

    /// Hash of the words around it: two articles put their facts in the same slot where these agree.
    let slot: UInt16
    /// Hash of what is stated, with its ``Sort`` in the two lowest bits.
    let value: UInt16

    init(slot: UInt64, value: UInt64, sort: Sort) {
        self.slot = UInt16(truncatingIfNeeded: slot >> 48)
        self.value = UInt16(truncatingIfNeeded: value >> 48) & ~3 | UInt16(sort.rawValue)
    }

    /// A fact read back from a sketch.
    init(slot: UInt16, value: UInt16) {
        self.slot = slot
        self.value = value
    }

    var sort: Sort { Sort(rawValue: UInt8(value & 3)) ?? .place }

    static func < (left: Fact, right: Fact) -> Bool {
        (left.slot, left.value) < (right.slot, right.value)
    }
}
