/// The shingle sample of a stored record, read number by number: most candidates are refused by it, and no more of their
/// records is read.
struct StoredSample {
    /// As ``ShingleSample/level``.
    let level: UInt8
    /// Hashes not read yet.
    private(set) var left: Int
    private var numbers: RisingReader

    /// The sample of `count` hashes that `numbers` reads.
    init(level: UInt8, count: Int, numbers: RisingReader) {
        self.level = level
        self.numbers = numbers
        left = count
    }

    /// The next hash, rising; `nil` at the end.
    @inline(__always)
    mutating func next() throws(ByteReader.Malformed) -> UInt32? {
        guard left > 0 else { return nil }
        left -= 1
        return try numbers.next()
    }
}
