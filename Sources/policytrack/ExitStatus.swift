import ArgumentParser
import Pipeline
import PipelineModel

/// The exit statuses of all commands, after sysexits.h.
enum ExitStatus: Int32 {
    case done = 0
    /// The command line could not be understood.
    case usage = 64
    /// Input that cannot be used; `run --strict` with pages in quarantine.
    case data = 65
    /// The disk is full, read-only or failing.
    case disk = 74
    /// Another run holds the lock.
    case locked = 75
    /// `pipeline.json` or what it names is wrong.
    case configuration = 78

    /// The status that tells `error`; `nil` for errors that ArgumentParser explains itself.
    init?(_ error: any Error) {
        switch error {
        case let error as RunError:
            switch error.kind {
            case .configuration: self = .configuration
            case .disk: self = .disk
            case .locked: self = .locked
            case .input: self = .data
            }
        case is ConfigurationError: self = .configuration
        case is LineFilter.BadLine: self = .data
        default: return nil
        }
    }
}
