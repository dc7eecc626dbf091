/// A file open for writing; it belongs to one task at a time. Closed at the latest when it is let go.
public protocol WritableFile: AnyObject {
    /// Writes all of `content` at the file's end: short writes and interruptions are seen to.
    func write(_ content: UnsafeRawBufferPointer) throws(StorageError)

    /// Waits until everything written is on the disk. A failure is final: every later call fails likewise, for the
    /// kernel may have dropped the data and would report success the next time.
    func sync() throws(StorageError)

    /// Closes the file; once more does nothing.
    func close() throws(StorageError)
}

extension WritableFile {
    /// Writes all of `content` at the file's end.
    public func write(_ content: [UInt8]) throws(StorageError) {
        var failure: StorageError?
        content.withUnsafeBytes { bytes in
            do throws(StorageError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
