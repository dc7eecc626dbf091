internal import Ingest
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// What the commands that look after a project have open while they hold its lock.
struct CareSession {
    let project: Project
    let state: StateFolder
    let store: any FileStore
    let ledger: Ledger

    /// Opens the ledger under the lock, for the time of `body`.
    static func open<Result>(
        _ project: Project, options: RunOptions, _ body: (CareSession) throws -> Result
    ) throws -> Result {
        try PageRun.translatingErrors {
            let state = StateFolder(path: project.state)
            let lock = try RunLock.acquire(state, store: options.store, waits: options.waits)
            defer { lock.release() }
            guard try options.store.statusIfPresent(of: state.ledger) != nil else {
                throw RunError(
                    .disk,
                    "there is no \(state.ledger). If pages were processed here before, 'policytrack rebuild' makes it anew; "
                        + "otherwise begin with 'policytrack run'")
            }
            let ledger = try Ledger(at: state.ledger.string, create: false)
            let result = try body(
                CareSession(project: project, state: state, store: options.store, ledger: ledger))
            try ledger.close()
            return result
        }
    }

    var publisher: PartPublisher {
        PartPublisher(store: store, warehouse: project.warehouse, staging: state.staging)
    }

    var stager: PartStager {
        PartStager(
            store: store, warehouse: project.warehouse, staging: state.staging,
            options: project.configuration.warehouse)
    }

    var audit: Audit { Audit(project: project, state: state, store: store, ledger: ledger) }

    /// Finishes what a killed run had committed and forgets what it had not.
    func recover() throws {
        try store.createDurableFolder(state.staging)
        let mover = PageMover(
            store: store, inbox: project.inbox, limit: project.configuration.ingest.maximumPageBytes)
        try Recovery(ledger: ledger, publisher: publisher, mover: mover).run()
    }

    /// Does `body`, which changes the project, behind a recovery and under the mark that has the next run finish it.
    func change(_ body: () throws -> Void) throws {
        try recover()
        let mark = OpenMark(state, store: store)
        try mark.set()
        try body()
        try mark.clear()
    }

    /// Commits a batch and carries out its renames. Nothing may be due from before.
    func commit(_ batch: LedgerBatch) throws {
        var batch = batch
        batch.settlesDues = true
        // Files staged are found after a power loss only if their names were synced too.
        if !batch.renames.isEmpty { try store.sync(folder: state.staging) }
        try ledger.commit(batch)
        try publisher.publish(batch.renames.map { ($0.staged, $0.target) })
        if !batch.renames.isEmpty { try ledger.settleDues() }
    }
}
