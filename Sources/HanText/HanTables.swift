internal import CHanTables

/// What is known of each scalar, spread out from the compiled tables on first use (about 0.2 ms, 200 KB).
@usableFromInline
struct HanTables: Sendable {
    @usableFromInline static let shared = HanTables()

    /// What a scalar of the basic plane folds to; ``needsContext`` where phrases decide.
    let folds: LastingTable<UInt16>
    /// ``ScalarKind`` of each scalar of the basic plane.
    @usableFromInline let kinds: LastingTable<UInt8>
    /// The characters that fold otherwise in some phrases.
    let phrases: [UInt16: PhraseFold]
    private let furtherFolds: [UInt32: UInt32]
    private let furtherKinds: [policytrack_range]

    /// Stands in ``folds`` for a character whose phrases have to be looked at.
    static let needsContext: UInt16 = 0

    private init() {
        var folds = [UInt16](0...0xFFFF)
        var furtherFolds: [UInt32: UInt32] = [:]
        let pairs = UnsafeBufferPointer(
            start: policytrack_fold_pairs(), count: Int(policytrack_fold_pair_count) * 2)
        for index in stride(from: 0, to: pairs.count, by: 2) {
            if pairs[index] > 0xFFFF || pairs[index + 1] > 0xFFFF {
                furtherFolds[pairs[index]] = pairs[index + 1]
            } else {
                folds[Int(pairs[index])] = UInt16(pairs[index + 1])
            }
        }
        var phrases: [UInt16: PhraseFold] = [:]
        let rows = UnsafeBufferPointer(
            start: policytrack_fold_phrases(), count: Int(policytrack_fold_phrase_count))
        for row in rows {
            phrases[row.scalar, default: PhraseFold(alone: folds[Int(row.scalar)])].add(row)
        }
        for scalar in phrases.keys { folds[Int(scalar)] = Self.needsContext }
        self.folds = LastingTable(folds)
        self.phrases = phrases
        self.furtherFolds = furtherFolds

        var kinds = [UInt8](repeating: 0, count: 0x10000)
        var furtherKinds: [policytrack_range] = []
        let ranges = UnsafeBufferPointer(
            start: policytrack_kind_ranges(), count: Int(policytrack_kind_range_count))
        for range in ranges {
            guard range.first <= 0xFFFF else {
                furtherKinds.append(range)
                continue
            }
            for scalar in range.first...min(range.last, 0xFFFF) { kinds[Int(scalar)] = range.kind }
        }
        self.kinds = LastingTable(kinds)
        self.furtherKinds = furtherKinds
    }

    /// What a scalar folds to where no phrase is looked at.
    func foldAlone(_ scalar: UInt32) -> UInt32 {
        guard scalar <= 0xFFFF else { return furtherFolds[scalar] ?? scalar }
        let folded = folds[Int(scalar)]
        guard folded == Self.needsContext, scalar != 0 else { return UInt32(folded) }
        return phrases[UInt16(scalar)].map { UInt32($0.alone) } ?? scalar
    }

    @inlinable @inline(__always)
    func kind(of scalar: UInt32) -> ScalarKind {
        scalar > 0xFFFF ? furtherKind(of: scalar) : ScalarKind(rawValue: kinds[Int(scalar)])
    }

    @usableFromInline
    func furtherKind(of scalar: UInt32) -> ScalarKind {
        var low = 0
        var high = furtherKinds.count
        while low < high {
            let middle = (low + high) / 2
            if furtherKinds[middle].last < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < furtherKinds.count, furtherKinds[low].first <= scalar else { return [] }
        return ScalarKind(rawValue: furtherKinds[low].kind)
    }
}
