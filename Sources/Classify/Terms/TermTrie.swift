/// The terms of a ``TermAutomaton`` as a trie over characters. Its edges stand in one open hash table, so that ten
/// thousand terms are added and walked as fast as ten.
struct TermTrie: Sendable {
    /// A character as its bytes in UTF-8, the first one lowest.
    typealias Character = UInt32

    /// The mark that is passed over inside a term: `“云”医院` is `云医院`. Folding makes it of all kinds of double quotes.
    static let quote = UInt8(ascii: "\"")

    struct Node: Sendable {
        /// The node before it, and the character that leads from there to it; both 0 for the root.
        let parent: Int32
        let character: Character
        /// Its distance from the root.
        let depth: Int32
        /// The term that ends in it; -1 for none.
        var term: Int32 = -1
    }

    /// The root first; a node comes after its parent.
    private(set) var nodes = [Node(parent: 0, character: 0, depth: 0)]
    /// How many terms there are.
    private(set) var termCount = 0
    /// The first bytes of each term.
    private(set) var openings = Set<StartFilter.Opening>()
    /// The node that each edge leads to, by the hash of where it leaves and of its character, linearly probed; 0 for none,
    /// since no edge leads to the root.
    private var edges = [Int32](repeating: 0, count: 1 << 10)
    /// What the upper bits of a hash are moved down by, for a place among the edges.
    private var shift: UInt64 = 64 - 10

    /// Nodes that there is room for; four times what the largest file of topics could need.
    private static let capacity = 1 << 24

    /// Adds a term, without the quotation marks in it; one that is there already keeps its number.
    ///
    /// - Parameter term: Folded, valid UTF-8.
    /// - Returns: The term's number, and how many bytes of it count; `nil` where none does.
    mutating func insert(_ term: [UInt8]) -> (number: Int32, length: Int)? {
        let bytes = term.filter { $0 != Self.quote }
        var node = 0
        var index = 0
        bytes.withUnsafeBytes { bytes in
            while index < bytes.count { node = child(of: node, growing: Self.character(in: bytes, &index)) }
        }
        guard node > 0 else { return nil }
        if nodes[node].term < 0 {
            nodes[node].term = Int32(termCount)
            termCount += 1
            openings.insert(StartFilter.Opening(of: bytes))
        }
        return (nodes[node].term, bytes.count)
    }

    private mutating func child(of node: Int, growing character: Character) -> Int {
        if let child = child(of: node, character) { return child }
        precondition(nodes.count < Self.capacity, "more terms than files of topics can hold")
        nodes.append(Node(parent: Int32(node), character: character, depth: nodes[node].depth + 1))
        if nodes.count * 2 > edges.count { grow() }
        link(nodes.count - 1)
        return nodes.count - 1
    }

    /// The node that an edge leads to.
    func child(of node: Int, _ character: Character) -> Int? {
        var place = Self.place(node, character, shift)
        while edges[place] != 0 {
            let child = Int(edges[place])
            if nodes[child].parent == node, nodes[child].character == character { return child }
            place = (place + 1) & (edges.count - 1)
        }
        return nil
    }

    /// Where the search for an edge begins: by Fibonacci hashing, the upper bits of a product with 2^64 over the golden
    /// ratio.
    @inline(__always)
    static func place(_ node: Int, _ character: Character, _ shift: UInt64) -> Int {
        let key = UInt64(truncatingIfNeeded: node) &<< 32 | UInt64(character)
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    private mutating func link(_ node: Int) {
        var place = Self.place(Int(nodes[node].parent), nodes[node].character, shift)
        while edges[place] != 0 { place = (place + 1) & (edges.count - 1) }
        edges[place] = Int32(node)
    }

    private mutating func grow() {
        edges = [Int32](repeating: 0, count: edges.count * 2)
        shift -= 1
        for node in 1..<nodes.count - 1 { link(node) }
    }

    /// The character at `index`, which moves behind it. Bytes that are none come one by one or as they stand.
    @inline(__always)
    static func character(in text: UnsafeRawBufferPointer, _ index: inout Int) -> Character {
        guard index + 4 <= text.count else { return lastCharacter(in: text, &index) }
        let word = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt32.self))
        if word & 0xF0 == 0xE0 {
            index &+= 3
            return word & 0xFF_FFFF
        }
        if word & 0x80 == 0 {
            index &+= 1
            return word & 0xFF
        }
        switch word & 0xFF {
        case 0xF0...:
            index &+= 4
            return word
        case 0xC0...:
            index &+= 2
            return word & 0xFFFF
        default:
            index &+= 1
            return word & 0xFF
        }
    }

    /// The same within the last bytes.
    @inline(never)
    private static func lastCharacter(in text: UnsafeRawBufferPointer, _ index: inout Int) -> Character {
        let lead = text[index]
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        let end = index + width <= text.count ? index + width : index + 1
        defer { index = end }
        return text[index..<end].reversed().reduce(0) { $0 << 8 | Character($1) }
    }
}
