/// Writes rows of numbers one after the other into one array.
struct RowWriter {
    private var next: UnsafeMutablePointer<Float>
    private let end: UnsafeMutablePointer<Float>

    /// An array of `count` rows, each filled by `fill`, which is given the row's index and writes `width` numbers.
    static func rows(count: Int, width: Int, _ fill: (Int, inout RowWriter) -> Void) -> [Float] {
        guard count > 0, width > 0 else { return [] }
        return [Float](unsafeUninitializedCapacity: count * width) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            for index in 0..<count {
                let start = base + index * width
                var writer = RowWriter(next: start, end: start + width)
                fill(index, &writer)
                precondition(writer.next == writer.end, "a row has as many numbers as there are columns")
            }
            initialized = count * width
        }
    }

    /// Adds a number to the row.
    @inline(__always)
    mutating func write(_ value: Float) {
        precondition(next < end, "a row has as many numbers as there are columns")
        next.initialize(to: value)
        next += 1
    }
}
