internal import CHanTables

/// What each scalar folds to and of which kind it is.
@usableFromInline
struct HanTables: Sendable {
    @usableFromInline static let shared = HanTables()

    private let shifts: LastingTable<UInt16>
    /// ``ScalarKind`` of each scalar of the basic plane.
    @usableFromInline let kinds: LastingTable<UInt8>
    private let contexts: LastingTable<policytrack_context>
    let phrases: LastingTable<policytrack_phrase>
    private let furtherFolds: LastingTable<policytrack_further_fold>
    private let furtherKinds: LastingTable<policytrack_range>

    /// What ``fold(of:)`` gives for a character whose phrases have to be looked at.
    static let needsContext: UInt16 = 0

    private init() {
        shifts = LastingTable(compiled: policytrack_fold_shifts(), count: 0x10000)
        kinds = LastingTable(compiled: policytrack_kinds(), count: 0x10000)
        contexts = LastingTable(compiled: policytrack_contexts(), count: Int(policytrack_context_count))
        phrases = LastingTable(compiled: policytrack_phrases(), count: Int(policytrack_phrase_count))
        furtherFolds = LastingTable(compiled: policytrack_further_folds(), count: Int(policytrack_further_fold_count))
        furtherKinds = LastingTable(compiled: policytrack_further_kinds(), count: Int(policytrack_further_kind_count))
    }

    /// What a scalar of the basic plane folds to; ``needsContext`` where phrases decide.
    @inline(__always)
    func fold(of scalar: UInt16) -> UInt16 { scalar &+ shifts[Int(scalar)] }

    /// What a scalar folds to where no phrase is looked at.
    func foldAlone(_ scalar: UInt32) -> UInt32 {
        guard scalar <= 0xFFFF else { return furtherFold(of: scalar) }
        let folded = fold(of: UInt16(scalar))
        return folded == Self.needsContext ? context(of: scalar).map { UInt32($0.alone) } ?? scalar : UInt32(folded)
    }

    /// The phrases of a character that folds otherwise in some; `nil` for all other characters.
    func context(of scalar: UInt32) -> PhraseFold? {
        let place = contexts.firstPlace { UInt32($0.scalar) >= scalar }
        guard place < contexts.count, contexts[place].scalar == scalar else { return nil }
        return PhraseFold(contexts[place])
    }

    private func furtherFold(of scalar: UInt32) -> UInt32 {
        let place = furtherFolds.firstPlace { $0.scalar >= scalar }
        return place < furtherFolds.count && furtherFolds[place].scalar == scalar ? furtherFolds[place].folded : scalar
    }

    @inlinable @inline(__always)
    func kind(of scalar: UInt32) -> ScalarKind {
        scalar > 0xFFFF ? furtherKind(of: scalar) : ScalarKind(rawValue: kinds[Int(scalar)])
    }

    @usableFromInline
    func furtherKind(of scalar: UInt32) -> ScalarKind {
        let place = furtherKinds.firstPlace { $0.last >= scalar }
        guard place < furtherKinds.count, furtherKinds[place].first <= scalar else { return [] }
        return ScalarKind(rawValue: furtherKinds[place].kind)
    }
}
