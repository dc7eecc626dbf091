internal import CLinux
internal import Glibc

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

    /// Takes over `count` bytes that `mmap` gave at `start`; `nil` for an empty file, which cannot be mapped.
    init(owning start: UnsafeMutableRawPointer?, count: Int) {
        self.start = start
        self.count = count
    }

    deinit {
        if let start { munmap(start, count) }
    }

    /// Gives `body` the bytes. They must not leave the call.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Tells the kernel that reads will jump about, so that it does not read ahead.
    public func expectRandomReads() {
        if let start { madvise(start, count, MADV_RANDOM) }
    }

    /// Lets go of the memory of the first `end` bytes; they come back when they are touched. The kernel maps the pages around
    /// one that is touched as well, so that a few thousand reads that jump about hold 64 KiB each.
    public func forget(upTo end: Int) {
        guard let start else { return }
        let page = Int(getpagesize())
        madvise(start, min(end, count) / page * page, MADV_DONTNEED)
    }

    /// Asks the processor to fetch the bytes at each of `places` while it goes on, so that many reads that jump about
    /// wait for memory together rather than one after the other. Places outside the file are left out.
    public func expectReads(at places: [Int]) {
        guard let start else { return }
        for place in places where place >= 0 && place < count { policytrack_prefetch(start + place) }
    }
}
