internal import Synchronization
internal import SystemPackage

/// A lock that is held. It is given back by ``release()``, when the value is let go, or by the kernel when the process
/// ends, however it ends.
public final class FileLock: Sendable {
    private let descriptor: Mutex<FileDescriptor?>

    /// Takes over a descriptor whose file is locked.
    init(owning descriptor: FileDescriptor) { self.descriptor = Mutex(descriptor) }

    deinit { release() }

    /// Gives the lock back; once more does nothing.
    public func release() {
        descriptor.withLock { held in
            // Closing gives the lock back; nothing was written that a failure to close could lose.
            try? held?.close()
            held = nil
        }
    }
}
