public import PipelineModel
public import Storage
public import SystemPackage

/// Tells of each article whether it was seen before, against everything ever seen.
///
/// Articles are placed one after the other by one task; the same articles in the same order give the same answers. Not
/// `Sendable`.
///
/// Candidates are found by MinHash bands and by sentences they share, and each is then compared: share of common
/// shingles, and whether the two state different figures, dates, places or document numbers in the same words. An article
/// that repeats a repetition is a duplicate of the first one, which it must not contradict either.
public final class DuplicateFinder {
    /// What it did since it was made.
    public var counters: DuplicateCounters {
        var counters = counted
        counters.postingsRefused = index.refused
        return counters
    }

    private var counted = DuplicateCounters()
    let index: DocumentIndex
    let judge: LikenessJudge
    private let home: IndexFolder?

    /// A finder that knows nothing yet and keeps what it learns in memory.
    public init(options: DeduplicateOptions = DeduplicateOptions()) {
        index = DocumentIndex()
        judge = LikenessJudge(options: options)
        home = nil
    }

    /// A finder that knows what `manifest` describes, with its files in `folder`, and removes what else it left there.
    ///
    /// Nothing of a finder that was let go before its manifest was committed is left: the index is as it was then.
    /// Cost: milliseconds, whatever the index's size. Memory does not grow with the index, page cache aside.
    ///
    /// - Throws: ``IndexError`` where files are missing or damaged: make the index anew with ``restore(_:duplicateOf:)``.
    ///   `StorageError` where the disk fails.
    public init(
        _ manifest: IndexManifest, in folder: FilePath, store: any FileStore,
        options: DeduplicateOptions = DeduplicateOptions()
    ) throws {
        let home = IndexFolder(path: folder, store: store)
        try home.clean(for: manifest)
        index = try DocumentIndex(manifest, in: home)
        judge = LikenessJudge(options: options)
        self.home = home
    }

    /// Articles it knows.
    public var count: Int { index.count }

    /// Writes what it learned to new files, complete and synced, and gives the manifest that names them.
    ///
    /// Nothing is lost or changed for those who open the index by an older manifest until ``published(_:)``. Recording
    /// the manifest is the caller's commit. In memory there is nothing to write and the manifest is empty.
    public func stage() throws -> IndexManifest { try index.stage() }

    /// Removes the files that `manifest`, now committed, does not name. What was learned since it was staged stays.
    public func published(_ manifest: IndexManifest) throws { try home?.clean(for: manifest, index.manifest) }

    /// Compares each file of an index with its checksum; gives what is wrong. Cost: reads the whole index.
    public static func problems(
        with manifest: IndexManifest, in folder: FilePath, store: any FileStore
    ) throws -> [IndexError] {
        try IndexFolder(path: folder, store: store).problems(with: manifest)
    }

    /// Decides about one article and remembers it.
    ///
    /// Cost: some 40 look-ups and at most 64 comparisons, whatever the texts.
    public func place(_ sketch: ArticleSketch) throws -> Relation {
        try place(sketch, label: []).relation
    }

    /// As ``place(_:)``, for callers with names of their own: remembers `label`, and answers with labels.
    public func place(_ sketch: ArticleSketch, label: [UInt8]) throws -> LabelledRelation {
        counted.placed += 1
        let found = try decide(sketch)
        try remember(sketch, label: label, root: found.duplicate?.root, isExact: found.duplicate?.kind == .exact)
        return try answer(found)
    }

    private func decide(_ sketch: ArticleSketch) throws -> Finding {
        guard sketch.length > 0 else { return Finding() }
        index.expect(sketch.keys.all(of: sketch.id))
        if let root = try exactRoot(of: sketch.id) { return Finding(duplicate: (root, .exact, 1)) }
        let candidates = try Candidates(sharing: sketch.keys, in: index)
        counted.candidatesDropped += candidates.dropped
        index.expectRecords(of: candidates.ranked.map(\.document))
        var finding = Finding()
        for candidate in candidates.ranked {
            counted.compared += 1
            try consider(candidate, for: sketch, &finding)
        }
        return finding
    }

    func exactRoot(of id: ArticleID) throws -> UInt32? {
        var documents: [UInt32] = []
        try index.documents(with: SketchKeys.identity(of: id.bytes), into: &documents)
        for document in documents {
            let record = try index.record(document)
            if record.id == id { return record.root }
        }
        return nil
    }

    private func consider(
        _ candidate: Candidate, for sketch: ArticleSketch, _ finding: inout Finding
    ) throws {
        let least = judge.leastContainment(sharing: candidate)
        let record = try index.record(candidate.document) { stored in
            try least.map { try sketch.profile.shingles.isContainedLess(than: $0, in: stored) } ?? false
        }
        guard let record else { return }
        switch try likeness(of: sketch, to: record, candidate) {
        case .different: break
        case .related: finding.addRelated(record.root)
        case .revision: finding.addRevision(record.root)
        case .same(let kind, let similarity): finding.addDuplicate(of: record.root, kind, similarity: similarity)
        }
    }

    /// A repetition of a repetition is none where it contradicts the first article.
    func likeness(of sketch: ArticleSketch, to record: IndexRecord, _ candidate: Candidate) throws -> Likeness {
        let likeness = judge.compare(sketch.profile, with: record.profile, sharing: candidate).likeness
        guard case .same(_, _) = likeness, record.root != candidate.document else { return likeness }
        let root = try index.record(record.root)
        return judge.contradicts(sketch.profile, root.profile) ? .different : likeness
    }

    /// Remembers an article as it was decided about before, to make the index anew from the sketches in the ledger.
    ///
    /// Articles are to be restored in the order in which they were placed.
    ///
    /// - Parameter original: The article it repeats; `nil` for an original. An original that is not known is an error.
    public func restore(_ sketch: ArticleSketch, duplicateOf original: ArticleID?) throws {
        guard let original, sketch.length > 0 else { return try remember(sketch, label: [], root: nil, isExact: false) }
        guard let root = try exactRoot(of: original) else {
            throw IndexError(path: "\(sketch.id)", detail: "it repeats \(original), which was not restored before it")
        }
        try remember(sketch, label: [], root: root, isExact: exactRoot(of: sketch.id) != nil)
    }

    private func remember(_ sketch: ArticleSketch, label: [UInt8], root: UInt32?, isExact: Bool) throws {
        let record = IndexRecord(root: root ?? index.next, id: sketch.id, label: label, profile: sketch.profile)
        let hasText = sketch.length > 0 && !isExact
        try index.append(
            record, keys: hasText ? sketch.keys.all(of: sketch.id) : sketch.keys.address.map { [$0] } ?? [])
    }

    private func answer(_ finding: Finding) throws -> LabelledRelation {
        let related = try finding.relatedOnly.map { try index.record($0) }
        if let duplicate = finding.duplicate {
            switch duplicate.kind {
            case .exact: counted.exact += 1
            case .near: counted.near += 1
            case .contained: counted.contained += 1
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
        if revised != nil { counted.revisions += 1 }
        return LabelledRelation(
            relation: .original(revisionOf: revised?.id, related: related.map(\.id)), of: revised?.label,
            related: related.map(\.label))
    }
}
