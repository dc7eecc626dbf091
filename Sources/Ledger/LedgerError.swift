internal import GRDB

/// What keeps the ledger from being used.
public enum LedgerError: Error, Equatable, CustomStringConvertible {
    /// A newer version of the program made it.
    case madeByNewerVersion(path: String, schema: Int)
    /// There is none; only ``Ledger/init(at:create:)`` without `create` says so.
    case missing(path: String)
    /// It is no ledger, or a damaged one.
    case damaged(path: String, detail: String)
    /// The disk is full, read-only or failing.
    case disk(path: String, detail: String)
    /// Another program keeps it locked.
    case busy(path: String)

    public var description: String {
        switch self {
        case .madeByNewerVersion(let path, let schema):
            "\(path) was made by a newer policytrack (schema \(schema), this one knows \(Ledger.schema)); use that one"
        case .missing(let path): "\(path) does not exist yet; 'policytrack run' makes it"
        case .damaged(let path, let detail):
            "\(path) is damaged (\(detail)); 'policytrack rebuild' makes it anew from the warehouse"
        case .disk(let path, let detail): "cannot use \(path): \(detail)"
        case .busy(let path): "another program keeps \(path) locked; try again when it has ended"
        }
    }

    /// Runs `body` and says what SQLite's error means for the ledger at `path`.
    static func translate<Result>(_ path: String, _ body: () throws -> Result) throws(LedgerError) -> Result {
        do {
            return try body()
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            let detail = error.message ?? error.resultCode.description
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH,
                .SQLITE_NOMEM:
                throw .disk(path: path, detail: detail)
            default: throw .damaged(path: path, detail: detail)
            }
        } catch {
            throw .damaged(path: path, detail: "\(error)")
        }
    }
}
