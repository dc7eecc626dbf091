internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// Finishes what a killed run had committed and forgets what it had not. Cost: that of one batch, whatever the warehouse
/// holds. May itself be killed and repeated.
struct Recovery {
    let ledger: Ledger
    let publisher: PartPublisher
    let mover: PageMover

    func run() throws {
        let renames = try ledger.renamesDue()
        let moves = try ledger.movesDue()
        if !renames.isEmpty { try publisher.publish(renames.map { ($0.staged, $0.target) }) }
        var mover = mover
        for due in moves { try mover.carryOut(due) }
        if !renames.isEmpty || !moves.isEmpty { try ledger.settleDues() }
        try publisher.clearStaging()
    }
}
