/// A table that is filled once and read for as long as the program runs.
///
/// An array held by a `static let` costs a retain and a release at every look-up in another module; this costs a load.
public struct LastingTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: the memory is written here only, before the value exists, and is never freed.
    @usableFromInline let elements: UnsafePointer<Element>
    public let count: Int

    public init(_ values: [Element]) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(values.count, 1))
        _ = memory.initialize(from: values)
        elements = UnsafePointer(memory.baseAddress ?? UnsafeMutablePointer<Element>.allocate(capacity: 1))
        count = values.count
    }

    @inlinable @inline(__always)
    public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return elements[index]
    }

    /// Some of its elements, in place.
    @inlinable @inline(__always)
    public subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return UnsafeBufferPointer(start: elements + range.lowerBound, count: range.count)
    }
}
