public import PipelineModel

/// Tells of each article whether it was seen before, against everything ever seen.
///
/// Articles are placed one after the other by one task; the same articles in the same order give the same answers. Not
/// `Sendable`.
///
/// Candidates are found by MinHash bands and by sentences they share, and each is then compared: share of common
/// shingles, and whether the two state different figures, dates, places or document numbers in the same words. An article
/// that repeats a repetition is a duplicate of the first one, which it must not contradict either.
public final class DuplicateFinder {
    public private(set) var counters = DuplicateCounters()
    private let index: DocumentIndex
    private let judge: LikenessJudge

    /// A finder that knows nothing yet and keeps what it learns in memory.
    public init(options: DeduplicateOptions = DeduplicateOptions()) {
        index = DocumentIndex()
        judge = LikenessJudge(options: options)
    }

    /// Decides about one article and remembers it.
    ///
    /// Cost: some 40 look-ups and at most 64 comparisons, whatever the texts.
    public func place(_ sketch: ArticleSketch) throws -> Relation {
        try place(sketch, label: []).relation
    }

    /// As ``place(_:)``, for callers with names of their own: remembers `label`, and answers with labels.
    public func place(_ sketch: ArticleSketch, label: [UInt8]) throws -> LabelledRelation {
        counters.placed += 1
        let found = try decide(sketch)
        try remember(sketch, label: label, found)
        return try answer(found)
    }

    private func decide(_ sketch: ArticleSketch) throws -> Finding {
        guard sketch.length > 0 else { return Finding() }
        if let root = try exactRoot(of: sketch.id) { return Finding(duplicate: (root, .exact, 1)) }
        let candidates = Candidates(sharing: sketch.keys, in: index)
        counters.candidatesDropped += candidates.dropped
        var finding = Finding()
        for candidate in candidates.ranked {
            counters.compared += 1
            try consider(candidate, for: sketch, &finding)
        }
        return finding
    }

    private func exactRoot(of id: ArticleID) throws -> UInt32? {
        var documents: [UInt32] = []
        index.documents(with: SketchKeys.identity(of: id.bytes), into: &documents)
        for document in documents {
            let record = try index.record(document)
            if record.id == id { return record.root }
        }
        return nil
    }

    private func consider(
        _ candidate: Candidates.Candidate, for sketch: ArticleSketch, _ finding: inout Finding
    ) throws {
        let record = try index.record(candidate.document)
        let likeness = judge.likeness(
            of: sketch.profile, to: record.profile, sharedSentences: candidate.sentences,
            sameAddress: candidate.sameAddress)
        switch likeness {
        case .different: break
        case .related: finding.addRelated(record.root)
        case .revision: finding.addRevision(record.root)
        case .same(let kind, let similarity):
            if record.root != candidate.document,
                judge.contradicts(sketch.profile, try index.record(record.root).profile)
            {
                return
            }
            finding.addDuplicate(of: record.root, kind, similarity: similarity)
        }
    }

    private func remember(_ sketch: ArticleSketch, label: [UInt8], _ finding: Finding) throws {
        let document = index.next
        let record = IndexRecord(
            root: finding.duplicate?.root ?? document, id: sketch.id, label: label, profile: sketch.profile)
        var keys: [UInt64] = []
        if sketch.length > 0, finding.duplicate?.kind != .exact {
            keys = sketch.keys.bands + sketch.keys.sentences + [SketchKeys.identity(of: sketch.id.bytes)]
            if let address = sketch.keys.address { keys.append(address) }
        }
        index.append(record, keys: keys)
    }

    private func answer(_ finding: Finding) throws -> LabelledRelation {
        let related = try finding.relatedOnly.map { try index.record($0) }
        if let duplicate = finding.duplicate {
            switch duplicate.kind {
            case .exact: counters.exact += 1
            case .near: counters.near += 1
            case .contained: counters.contained += 1
            }
            let root = try index.record(duplicate.root)
            return LabelledRelation(
                relation: .duplicate(
                    Duplicate(
                        of: root.id, kind: duplicate.kind, similarity: duplicate.similarity, related: related.map(\.id))
                ),
                of: root.label, related: related.map(\.label))
        }
        let revised = try finding.revision.map { try index.record($0) }
        if revised != nil { counters.revisions += 1 }
        return LabelledRelation(
            relation: .original(revisionOf: revised?.id, related: related.map(\.id)), of: revised?.label,
            related: related.map(\.label))
    }
}
