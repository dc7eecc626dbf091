internal import Storage
internal import SystemPackage

/// The names under the state folder.
struct StateFolder: Sendable {
    let path: FilePath

    var ledger: FilePath { path.appending("ledger.sqlite") }
    var lock: FilePath { path.appending("lock") }
    var staging: FilePath { path.appending("staging") }
    var index: FilePath { path.appending("index") }
}
