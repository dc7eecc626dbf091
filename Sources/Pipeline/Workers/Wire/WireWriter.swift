/// Puts values one after the other: numbers as eight bytes, little-endian; runs of bytes after their count.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// Begins anew, with the memory of before.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Which of a few things follows.
    mutating func append(choice: UInt8) { bytes.append(choice) }

    /// How many of something follow.
    mutating func append(count: Int) { append(UInt64(count)) }

    mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        append(count: run.count)
        bytes.append(contentsOf: run)
    }

    mutating func append(_ run: [UInt8]) { run.withUnsafeBufferPointer { append($0) } }
}
