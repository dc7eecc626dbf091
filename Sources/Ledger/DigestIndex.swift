internal import GRDB

/// An index of a table's rows by the first 64 bits of a digest, in two trees: a small one of the newest rows, and a large one
/// that takes its entries over, in their order, once there are many.
///
/// Digests have no order in time, so that the entries of a commit fall all over a tree. By reckoning, with 4 KiB leaves that are
/// three quarters full, 1,000 entries fall on 900 of the 5,900 leaves of a million rows; the small tree has 200 at most, and
/// taking it over writes to each leaf of the large one once for some five entries (O'Neil, Cheng, Gawlick and O'Neil, The log-structured merge-tree, 1996). A look-up
/// asks both trees.
struct DigestIndex {
    /// The table, whose rows have a `number`.
    let table: String
    /// Its column with the first 64 bits.
    let column: String

    /// The table's triggers keep the trees in step with it, whatever statement changes it.
    var statements: String {
        """
        CREATE TABLE \(table)_recent (prefix INTEGER, number INTEGER, PRIMARY KEY (prefix, number)) WITHOUT ROWID;
        CREATE TABLE \(table)_settled (prefix INTEGER, number INTEGER, PRIMARY KEY (prefix, number)) WITHOUT ROWID;
        CREATE TRIGGER \(table)_added AFTER INSERT ON \(table) BEGIN
            INSERT INTO \(table)_recent (prefix, number) VALUES (new.\(column), new.number);
        END;
        CREATE TRIGGER \(table)_removed AFTER DELETE ON \(table) BEGIN
            DELETE FROM \(table)_recent WHERE prefix = old.\(column) AND number = old.number;
            DELETE FROM \(table)_settled WHERE prefix = old.\(column) AND number = old.number;
        END;
        """
    }

    /// The condition on the table's rows that their prefix meets `comparison`, such as `= ?1`.
    func rows(where comparison: String) -> String {
        """
        number IN (
            SELECT number FROM \(table)_recent WHERE prefix \(comparison)
            UNION ALL SELECT number FROM \(table)_settled WHERE prefix \(comparison))
        """
    }

    /// The entries that the small tree holds at most after a commit: fewer make the large tree be written more often, more
    /// make each commit write to more leaves. By the same reckoning 2^15 is near the least at a million rows.
    static let recentEntries = 1 << 15

    /// Has the large tree take over the small one's entries where they are many.
    func settle(in database: Database) throws {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)_recent") ?? 0
        guard count > Self.recentEntries else { return }
        try database.execute(
            sql: """
                INSERT INTO \(table)_settled SELECT prefix, number FROM \(table)_recent ORDER BY prefix, number;
                DELETE FROM \(table)_recent
                """)
    }

    /// Enters all rows of a table that had no such index.
    func fill(in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO \(table)_settled SELECT \(column), number FROM \(table) ORDER BY \(column), number")
    }

    /// What the trees lack or have too much of, beside the table; empty where they agree. Cost: looks every row up.
    func damage(in database: Database) throws -> [String] {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(sql)") ?? 0 }
        func lacks(_ tree: String) -> String {
            "NOT EXISTS (SELECT 1 FROM \(tree) AS tree WHERE tree.prefix = \(table).\(column) AND tree.number = \(table).number)"
        }
        let missing = try count("\(table) WHERE \(lacks("\(table)_recent")) AND \(lacks("\(table)_settled"))")
        let entries = try count("\(table)_recent") + count("\(table)_settled")
        let surplus = try entries - (count(table) - missing)
        var findings: [String] = []
        if missing > 0 { findings.append("\(missing) rows of \(table) are not in its index") }
        if surplus > 0 { findings.append("the index of \(table) names \(surplus) rows that are not there") }
        return findings
    }
}
