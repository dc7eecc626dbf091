internal import Glibc
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// The lock that makes a run the only writer of its project.
enum RunLock {
    /// Takes the lock of the state folder at `state`, which is made where it is missing.
    ///
    /// - Throws: A `RunError` of kind `locked` that names the holder, unless `waits`.
    static func acquire(_ state: StateFolder, store: any FileStore, waits: Bool) throws -> FileLock {
        try store.createDurableFolder(state.path)
        while true {
            switch try store.lock(state.lock) {
            case .acquired(let lock): return lock
            case .held(let holder):
                guard waits else { throw RunError(.locked, message(holder, state)) }
                usleep(pollMicroseconds)
            }
        }
    }

    /// A run takes a second at least; a tenth of it is no delay.
    private static let pollMicroseconds: UInt32 = 100_000

    private static func message(_ holder: LockHolder?, _ state: StateFolder) -> String {
        let who = holder.map { "process \($0.processID), since \($0.since)" } ?? "another process"
        return "another run holds \(state.lock) (\(who)); wait for it with --wait"
    }
}
