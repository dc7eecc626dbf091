/// The terms of a ``TermAutomaton`` as a trie over characters. Its edges stand in one open hash table, so that ten
/// thousand terms are added and walked as fast as ten.
struct TermTrie: Sendable {
    /// The mark that is passed over inside a term: `“云”医院` is `云医院`. Folding makes it of all kinds of double quotes.
    static let quote = UInt8(ascii: "\"")
    /// The class of ``quote``; the classes of the terms' characters come after it, 0 is that of all others.
    static let quoteClass: UInt16 = 1

    /// How many terms there are.
    private(set) var termCount = 0
    /// By state: the term that ends in it (-1 for none), the state before it, the class that leads to it, its distance
    /// from the root.
    private(set) var terms: [Int32] = [-1]
    private(set) var parents: [Int32] = [0]
    private(set) var lastClasses: [UInt16] = [0]
    private(set) var depths: [UInt16] = [0]

    /// The class of each character of the basic plane.
    private(set) var classes = [UInt16](repeating: 0, count: 1 << 16)
    /// The class of each other character that a term has.
    private(set) var rareClasses: [UInt32: UInt16] = [:]
    private var lastClass = Self.quoteClass

    /// From the top: 24 bits of the state that an edge leaves, 16 of its class, 24 of the state it leads to; 0 for none,
    /// since no edge leads back to the root.
    private var edges = [UInt64](repeating: 0, count: 1 << 10)
    private var mask = 1 << 10 - 1

    /// States that the edges have room for; four times what the largest file of topics could need.
    static let capacity = 1 << 24

    init() { classes[Int(Self.quote)] = Self.quoteClass }

    /// How many states there are; the first is the root.
    var count: Int { terms.count }

    /// How many classes there are.
    var classCount: Int { Int(lastClass) + 1 }

    /// Adds a term, without the quotation marks in it; one that is there already keeps its number.
    ///
    /// - Parameter term: Folded, valid UTF-8.
    /// - Returns: The term's number, and how many bytes of it count; `nil` where none does.
    mutating func insert(_ term: [UInt8]) -> (number: Int32, length: Int)? {
        var state = 0
        for scalar in String(decoding: term, as: UTF8.self).unicodeScalars where scalar.value != UInt32(Self.quote) {
            state = child(of: state, growing: classOf(scalar.value))
        }
        guard state > 0 else { return nil }
        if terms[state] < 0 {
            terms[state] = Int32(termCount)
            termCount += 1
        }
        return (terms[state], term.count { $0 != Self.quote })
    }

    private mutating func classOf(_ scalar: UInt32) -> UInt16 {
        let known = scalar < 1 << 16 ? classes[Int(scalar)] : rareClasses[scalar] ?? 0
        guard known == 0 else { return known }
        // Terms of 65,000 different characters would share the last class.
        if lastClass < .max { lastClass += 1 }
        if scalar < 1 << 16 { classes[Int(scalar)] = lastClass } else { rareClasses[scalar] = lastClass }
        return lastClass
    }

    private mutating func child(of state: Int, growing byClass: UInt16) -> Int {
        if let child = child(of: state, byClass) { return child }
        precondition(count < Self.capacity, "more terms than files of topics can hold")
        let child = count
        terms.append(-1)
        parents.append(Int32(state))
        lastClasses.append(byClass)
        depths.append(depths[state] + 1)
        if count * 2 > edges.count { grow() }
        insert(Self.key(state, byClass) << 24 | UInt64(child))
        return child
    }

    /// The state that an edge leads to.
    @inline(__always)
    func child(of state: Int, _ byClass: UInt16) -> Int? {
        edges.withUnsafeBufferPointer { Self.child(of: state, byClass, in: $0, mask: mask) }
    }

    /// The same, for loops that hold the table.
    @inline(__always)
    static func child(of state: Int, _ byClass: UInt16, in edges: UnsafeBufferPointer<UInt64>, mask: Int) -> Int? {
        let key = key(state, byClass)
        var slot = slot(key) & mask
        while edges[slot] != 0 {
            if edges[slot] >> 24 == key { return Int(edges[slot] & 0xFF_FFFF) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Calls `body` with the table of the edges and what its slots are taken by.
    @inline(__always)
    func withEdges<Result>(_ body: (UnsafeBufferPointer<UInt64>, _ mask: Int) -> Result) -> Result {
        edges.withUnsafeBufferPointer { body($0, mask) }
    }

    @inline(__always)
    private static func key(_ state: Int, _ byClass: UInt16) -> UInt64 {
        UInt64(state) << 16 | UInt64(byClass)
    }

    /// Fibonacci hashing: the upper bits of a product with 2^64 over the golden ratio.
    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    private mutating func insert(_ edge: UInt64) {
        var slot = Self.slot(edge >> 24) & mask
        while edges[slot] != 0 { slot = (slot + 1) & mask }
        edges[slot] = edge
    }

    private mutating func grow() {
        let old = edges
        mask = old.count * 2 - 1
        edges = [UInt64](repeating: 0, count: old.count * 2)
        for edge in old where edge != 0 { insert(edge) }
    }
}
