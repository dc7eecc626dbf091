internal import Storage
internal import SystemPackage

/// The names under the state folder.
struct StateFolder: Sendable {
    let path: FilePath

    var ledger: FilePath { path.appending("ledger.sqlite") }
    var lock: FilePath { path.appending("lock") }
    var staging: FilePath { path.appending("staging") }
    var index: FilePath { path.appending("index") }
    /// A ledger that is made anew, until it is complete.
    var newLedger: FilePath { path.appending("ledger.sqlite.new") }
    /// Damaged and foreign files that were taken out of the warehouse.
    var aside: FilePath { path.appending("aside") }
}
