/// What came of asking for a lock.
public enum LockOutcome: Sendable {
    /// It is ours until the value is let go or the process ends, however it ends.
    case acquired(FileLock)
    /// Another process has it: who, where it said so.
    case held(by: LockHolder?)
}
