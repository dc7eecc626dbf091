internal import Deduplicate
internal import FoundationEssentials
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// The index of known articles: its files stand in the state folder, the list of those that count in the ledger.
struct DuplicateIndex {
    let ledger: Ledger
    let folder: FilePath
    let store: any FileStore

    /// The ledger's key of the manifest.
    static let key = "index"

    static func encode(_ manifest: IndexManifest) throws -> [UInt8] { Array(try JSONEncoder().encode(manifest)) }

    /// The manifest of the last commit; an empty one before the first.
    func manifest() throws -> IndexManifest {
        guard let bytes = try ledger.state(Self.key) else { return IndexManifest() }
        return try JSONDecoder().decode(IndexManifest.self, from: Data(bytes))
    }

    /// The finder as the last commit left it. Where a file of the index is missing or damaged, or making it anew was cut
    /// short, it is made anew from the sketches in the ledger first.
    func open(options: DeduplicateOptions) throws -> DuplicateFinder {
        try store.createDurableFolder(folder)
        let manifest = try manifest()
        guard manifest.documents == (try ledger.sketchCount()) else { return try rebuild(options: options) }
        do {
            return try DuplicateFinder(manifest, in: folder, store: store, options: options)
        } catch is IndexError {
            return try rebuild(options: options)
        }
    }

    /// Makes the index anew from the sketches in the ledger and commits it. Cost: reads all sketches; memory stays flat.
    func rebuild(options: DeduplicateOptions) throws -> DuplicateFinder {
        var nothing = LedgerBatch()
        nothing.state[Self.key] = try Self.encode(IndexManifest())
        try ledger.commit(nothing)
        let finder = try DuplicateFinder(IndexManifest(), in: folder, store: store, options: options)
        var restored = 0
        while true {
            let records = try ledger.sketches(from: restored, count: Self.restoredAtOnce)
            for record in records {
                guard let sketch = ArticleSketch(bytes: record.sketch) else {
                    throw RunError(
                        .disk,
                        "sketch \(restored + 1) in the ledger is damaged; make the ledger anew with 'policytrack rebuild'"
                    )
                }
                try finder.restore(sketch, duplicateOf: record.duplicateOf)
                restored += 1
            }
            try commit(finder)
            if records.count < Self.restoredAtOnce { return finder }
        }
    }

    /// Articles between two commits of an index that is made anew: a few hundred bytes of memory each.
    private static let restoredAtOnce = 50_000

    private func commit(_ finder: DuplicateFinder) throws {
        let manifest = try finder.stage()
        var batch = LedgerBatch()
        batch.state[Self.key] = try Self.encode(manifest)
        try ledger.commit(batch)
        try finder.published(manifest)
    }
}
