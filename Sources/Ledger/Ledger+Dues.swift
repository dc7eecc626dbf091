internal import FoundationEssentials
internal import GRDB
internal import PipelineModel

extension Ledger {
    /// The renames that were committed and not yet reported as done, in the order they were committed.
    public func renamesDue() throws(LedgerError) -> [RenameDue] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT staged, target FROM renames ORDER BY number")
                .map { RenameDue(staged: $0["staged"], target: $0["target"]) }
        }
    }

    /// The moves that were committed and not yet reported as done, in the order they were committed.
    public func movesDue() throws(LedgerError) -> [MoveDue] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM moves ORDER BY number").map { row in
                MoveDue(
                    name: PageName(bytes: Array(row["name"] as Data)), sha256: try Digest(row["sha256"] as Data),
                    place: Array(row["place"] as Data), note: (row["note"] as Data?).map(Array.init))
            }
        }
    }

    /// Forgets all renames and moves due: they are done and durable.
    public func settleDues() throws(LedgerError) {
        try LedgerError.translate(path) {
            try queue.inTransaction(.immediate) { database in
                try database.execute(sql: "DELETE FROM renames; DELETE FROM moves")
                return .commit
            }
        }
    }
}
