internal import GRDB

extension Ledger {
    /// Enters a new run and gives its number to `id`, which makes the run's id of it.
    public func beginRun(started: String, id: (Int) -> String) throws(LedgerError) -> RunRecord {
        try LedgerError.translate(path) {
            try queue.write { database in
                let number = try Int.fetchOne(database, sql: "SELECT ifnull(max(number), 0) + 1 FROM runs") ?? 1
                let run = RunRecord(number: number, id: id(number), started: started)
                try database.execute(
                    sql: "INSERT INTO runs (number, id, started) VALUES (?, ?, ?)",
                    arguments: [run.number, run.id, run.started])
                return run
            }
        }
    }

    /// Enters the end of a run and forgets the dues, which are done.
    public func endRun(_ run: RunRecord, finished: String, report: String) throws(LedgerError) {
        try LedgerError.translate(path) {
            try queue.write { database in
                try database.execute(sql: "DELETE FROM renames; DELETE FROM moves")
                try database.execute(
                    sql: "UPDATE runs SET finished = ?, report = ? WHERE number = ?",
                    arguments: [finished, report, run.number])
            }
        }
    }

    /// The run with this number; `nil` where none is known.
    public func run(_ number: Int) throws(LedgerError) -> RunRecord? {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM runs WHERE number = ?")
            return try Row.fetchOne(statement, arguments: [number]).map(RunRecord.init(row:))
        }
    }

    /// The last runs, newest first.
    public func runs(limit: Int) throws(LedgerError) -> [RunRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY number DESC LIMIT ?", arguments: [limit])
                .map(RunRecord.init(row:))
        }
    }

    /// The number that the next new part gets.
    public func nextPartNumber() throws(LedgerError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT ifnull(max(number), 0) + 1 FROM parts") ?? 1 }
    }
}
