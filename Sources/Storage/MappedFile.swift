internal import CLinux
internal import Glibc
internal import SystemPackage

/// A file as read-only memory: pages come from the disk when they are touched and may be dropped again at any time, so
/// that an index larger than the memory can be read.
///
/// Map only files that nobody shortens: touching memory past the new end would end the process.
public final class MappedFile: Sendable {
    /// Bytes mapped.
    public let count: Int
    // Sendable: the memory is mapped read-only for the object's whole life, so tasks can only read it, and it is
    // unmapped when nobody holds the object any more.
    private nonisolated(unsafe) let start: UnsafeMutableRawPointer?
    private let descriptor: FileDescriptor?

    /// Takes over `count` bytes that `mmap` gave at `start` for `descriptor`.
    init(owning start: UnsafeMutableRawPointer, count: Int, of descriptor: FileDescriptor) {
        self.start = start
        self.count = count
        self.descriptor = descriptor
    }

    /// An empty file, which cannot be mapped.
    init() {
        start = nil
        count = 0
        descriptor = nil
    }

    deinit {
        if let start { munmap(start, count) }
        // Nothing was written that a failure to close could lose.
        try? descriptor?.close()
    }

    /// Gives `body` the bytes. They must not leave the call.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Copies the bytes from `offset` on into `buffer` without touching the mapping.
    ///
    /// For reads that jump about in more than may stay in memory: a copy of some hundred bytes out of the page cache took
    /// 0.75 us where touching the mapping took 14, the kernel mapping 64 KiB around and taking them away again.
    ///
    /// - Returns: How many bytes were copied; fewer than the buffer holds at the file's end, or where the disk fails.
    public func copyBytes(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let descriptor else { return 0 }
        var copied = 0
        while copied < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[copied...])
            let read = try? descriptor.read(fromAbsoluteOffset: Int64(offset + copied), into: rest)
            guard let read, read > 0 else { break }
            copied += read
        }
        return copied
    }

    /// Tells the kernel that reads will jump about, so that it does not read ahead.
    public func expectRandomReads() {
        if let start { madvise(start, count, MADV_RANDOM) }
    }

    /// Asks the processor to fetch the byte at `place` while it goes on, so that many reads that jump about wait for memory
    /// together rather than one after the other. A place outside the file is passed over.
    public func expectRead(at place: Int) {
        guard let start, place >= 0, place < count else { return }
        policytrack_prefetch(start + place)
    }
}
