internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import Warehouse
internal import SystemPackage

/// Makes the ledger anew from the warehouse: a new one beside the old, which then takes its place in one instant.
///
/// Pages are not needed. Where they are kept, the ledger learns where they lie, and the text of reprints, which the warehouse
/// does not have, is compared with later pages again. Cost: reads warehouse and pages once; memory stays flat.
public struct LedgerRebuild {
    private let project: Project
    private let options: RunOptions

    public init(_ project: Project, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
    }

    /// - Throws: `RunError` where another run holds the lock, the disk fails, or a newer version wrote the rows.
    public func run() throws -> RebuildReport {
        try PageRun.translatingErrors {
            let state = StateFolder(path: project.state)
            let lock = try RunLock.acquire(state, store: options.store, waits: options.waits)
            defer { lock.release() }
            return try rebuild(state)
        }
    }

    private func rebuild(_ state: StateFolder) throws -> RebuildReport {
        let store = options.store
        try store.createDurableFolder(state.staging)
        let runs = try settleOldLedger(state)
        try PartPublisher(store: store, warehouse: project.warehouse, staging: state.staging).clearStaging()
        for suffix in Self.suffixes { try store.removeIfPresent(FilePath(state.newLedger.string + suffix)) }
        let ledger = try Ledger(at: state.newLedger.string)
        var maker = try LedgerMaker(
            ledger: ledger, project: project, state: state, store: store, runs: runs)
        try maker.enterWarehouse()
        try maker.enterQuarantine()
        let report = try maker.finish()
        try ledger.close()
        try replaceOldLedger(state)
        let made = try Ledger(at: state.ledger.string)
        _ = try DuplicateIndex(ledger: made, folder: state.index, store: store).open(
            options: project.configuration.deduplicate)
        try made.close()
        return report
    }

    private static let suffixes = ["", "-wal", "-shm", "-journal"]

    /// Finishes what a killed run left due, where the old ledger can still be read.
    ///
    /// - Returns: The runs it knows, which the rows name but do not tell about.
    private func settleOldLedger(_ state: StateFolder) throws -> [RunRecord] {
        guard try options.store.statusIfPresent(of: state.ledger) != nil else { return [] }
        do {
            let old = try Ledger(at: state.ledger.string, create: false)
            let session = CareSession(project: project, state: state, store: options.store, ledger: old)
            try session.recover()
            let runs = try old.runs(limit: .max)
            try old.close()
            return runs
        } catch LedgerError.damaged {
            return []
        }
    }

    /// The old ledger's log must go before: SQLite would apply it to the new file.
    private func replaceOldLedger(_ state: StateFolder) throws {
        let store = options.store
        try store.sync(state.newLedger)
        for suffix in Self.suffixes.dropFirst() {
            try store.removeIfPresent(FilePath(state.ledger.string + suffix))
        }
        try store.sync(folder: state.path)
        try store.rename(state.newLedger, to: state.ledger)
        try store.sync(folder: state.path)
    }
}
