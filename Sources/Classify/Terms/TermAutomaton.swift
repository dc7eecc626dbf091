/// Finds all of many terms in one pass over a text.
///
/// An Aho–Corasick automaton over characters: one step for three bytes of Chinese. Most steps start at the root, whose
/// edges stand in an array by class; those of the other states are in the hash table of the ``TermTrie``. So the speed
/// hangs on what the text has of the terms, not on how many there are. A quotation mark leaves every state as it is, so
/// that `“云”医院` is found as `云医院`.
///
/// - SeeAlso: A. Aho, M. Corasick, *Efficient string matching: an aid to bibliographic search*, CACM 1975.
struct TermAutomaton: Sendable {
    private let trie: TermTrie
    /// Where the root's edges lead, by class; 0 for the root itself.
    private let rootEdges: [Int32]
    /// By state, a bit for each class that an edge leaves it by, of classes modulo 64: most steps that no edge takes are
    /// told by it.
    private let edgeBits: [UInt64]
    /// The state of the longest proper suffix that is also in the trie, by state.
    private let failures: [Int32]
    /// The terms that end in each state stand at `outputStarts[state]..<outputStarts[state + 1]`.
    private let outputStarts: [Int32]
    private let outputs: [Int32]

    /// - Complexity: Linear in the terms' characters.
    init(_ trie: TermTrie) {
        self.trie = trie
        let order = Self.byDepth(trie)
        var rootEdges = [Int32](repeating: 0, count: trie.classCount)
        var failures = [Int32](repeating: 0, count: trie.count)
        for state in order.dropFirst() {
            let parent = Int(trie.parents[state])
            let byClass = trie.lastClasses[state]
            guard parent > 0 else {
                rootEdges[Int(byClass)] = Int32(state)
                continue
            }
            var fallback = Int(failures[parent])
            var found = trie.child(of: fallback, byClass)
            while found == nil, fallback > 0 {
                fallback = Int(failures[fallback])
                found = trie.child(of: fallback, byClass)
            }
            failures[state] = Int32(found ?? 0)
        }
        var edgeBits = [UInt64](repeating: 0, count: trie.count)
        for state in 1..<max(1, trie.count) {
            edgeBits[Int(trie.parents[state])] |= 1 << UInt64(trie.lastClasses[state] & 63)
        }
        self.edgeBits = edgeBits
        self.rootEdges = rootEdges
        self.failures = failures
        (outputStarts, outputs) = Self.outputs(trie, order, failures)
    }

    /// The states by their distance from the root.
    private static func byDepth(_ trie: TermTrie) -> [Int] {
        var starts = [Int](repeating: 0, count: Int(trie.depths.max() ?? 0) + 2)
        for depth in trie.depths { starts[Int(depth) + 1] += 1 }
        for depth in starts.indices.dropFirst() { starts[depth] += starts[depth - 1] }
        var order = [Int](repeating: 0, count: trie.count)
        for state in 0..<trie.count {
            order[starts[Int(trie.depths[state])]] = state
            starts[Int(trie.depths[state])] += 1
        }
        return order
    }

    /// The terms that end in each state, those of its suffixes too.
    private static func outputs(
        _ trie: TermTrie, _ order: [Int], _ failures: [Int32]
    ) -> (starts: [Int32], terms: [Int32]) {
        var counts = [Int32](repeating: 0, count: trie.count)
        for state in order.dropFirst() {
            counts[state] = counts[Int(failures[state])] + (trie.terms[state] >= 0 ? 1 : 0)
        }
        var starts: [Int32] = [0]
        starts.reserveCapacity(trie.count + 1)
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        var terms = [Int32](repeating: 0, count: Int(starts[trie.count]))
        for state in 1..<max(1, trie.count) {
            var place = Int(starts[state])
            var suffix = state
            while place < Int(starts[state + 1]) {
                if trie.terms[suffix] >= 0 {
                    terms[place] = trie.terms[suffix]
                    place += 1
                }
                suffix = Int(failures[suffix])
            }
        }
        return (starts, terms)
    }

    /// Calls `found` with each occurrence of each term: the term's number, the place after its last byte and the place
    /// after the last quotation mark that may stand inside; in the order they end, where several end, the longest first.
    ///
    /// - Parameter text: UTF-8. What is not valid is no part of a term.
    /// - Complexity: One pass over the text, plus the occurrences.
    @inline(__always)
    func scan(_ text: UnsafeBufferPointer<UInt8>, found: (_ term: Int32, _ end: Int, _ quote: Int) -> Void) {
        trie.classes.withUnsafeBufferPointer { classes in
            rootEdges.withUnsafeBufferPointer { rootEdges in
                outputStarts.withUnsafeBufferPointer { outputStarts in
                    trie.withEdges { edges, mask in
                        var state = 0
                        var index = 0
                        var quote = 0
                        while index < text.count {
                            let byClass = self.nextClass(in: text, &index, classes)
                            if state == 0 {
                                state = Int(rootEdges[Int(byClass)])
                                if state == 0 { continue }
                            } else if byClass == TermTrie.quoteClass {
                                quote = index
                                continue
                            } else {
                                state = step(from: state, byClass, edges, mask, rootEdges)
                            }
                            for output in Int(outputStarts[state])..<Int(outputStarts[state + 1]) {
                                found(outputs[output], index, quote)
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func step(
        from start: Int, _ byClass: UInt16, _ edges: UnsafeBufferPointer<UInt64>, _ mask: Int,
        _ rootEdges: UnsafeBufferPointer<Int32>
    ) -> Int {
        guard byClass != 0 else { return 0 }
        var state = start
        while state > 0 {
            if edgeBits[state] >> UInt64(byClass & 63) & 1 != 0,
                let next = TermTrie.child(of: state, byClass, in: edges, mask: mask)
            {
                return next
            }
            state = Int(failures[state])
        }
        return Int(rootEdges[Int(byClass)])
    }

    /// The class of the character at `index`, which moves behind it.
    @inline(__always)
    private func nextClass(
        in text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ classes: UnsafeBufferPointer<UInt16>
    ) -> UInt16 {
        let lead = Int(text[index])
        if lead >= 0xE0, lead < 0xF0, index + 2 < text.count {
            let scalar = (lead & 0xF) << 12 | (Int(text[index + 1]) & 0x3F) << 6 | Int(text[index + 2]) & 0x3F
            index += 3
            return classes[scalar]
        }
        if lead < 0x80 {
            index += 1
            return classes[lead]
        }
        return rareClass(in: text, &index, classes)
    }

    /// The same for characters of two and four bytes, and for bytes that are none.
    @inline(never)
    private func rareClass(
        in text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ classes: UnsafeBufferPointer<UInt16>
    ) -> UInt16 {
        let width = text[index] >= 0xF0 ? 4 : text[index] >= 0xC0 && text[index] < 0xE0 ? 2 : 1
        guard width > 1, index + width <= text.count else {
            index += 1
            return 0
        }
        let lead = UInt32(text[index]) & (width == 2 ? 0x1F : 0x7)
        let scalar = (index + 1..<index + width).reduce(lead) { $0 << 6 | UInt32(text[$1]) & 0x3F }
        index += width
        return width == 2 ? classes[Int(scalar)] : trie.rareClasses[scalar] ?? 0
    }
}
