/// A table that is compiled in, or filled once and read for as long as the program runs.
///
/// An array held by a `static let` costs a retain and a release at every look-up in another module; this costs a load.
public struct LastingTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: the memory is written here only, before the value exists, and is never freed.
    @usableFromInline let elements: UnsafePointer<Element>
    public let count: Int

    public init(_ values: [Element]) {
        self.init(count: values.count) { _ = $0.initialize(from: values) }
    }

    /// - Parameters:
    ///   - count: How many elements it has.
    ///   - fill: Initializes all of them.
    @inlinable
    public init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
        fill(UnsafeMutableBufferPointer(start: memory, count: count))
        elements = UnsafePointer(memory)
        self.count = count
    }

    /// The first `count` elements of a compiled table, in place.
    init(compiled elements: UnsafePointer<Element>, count: Int) {
        self.elements = elements
        self.count = count
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

    /// The place of the first element of which `isPast` is true, in a table sorted by that; ``count`` where there is none.
    @inline(__always)
    func firstPlace(where isPast: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isPast(elements[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
