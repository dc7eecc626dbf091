/// Finds all of many terms in one pass over a text.
///
/// An Aho–Corasick automaton over characters, which starts only where a ``StartFilter`` says that a term may: most places
/// of a text are passed over by that alone, and the root is never stood in. The edges are in the hash table of the
/// ``TermTrie``. So the speed hangs on what the text has of the terms, not on how many there are. A quotation mark leaves
/// every state as it is, so that `“云”医院` is found as `云医院`.
///
/// - SeeAlso: A. Aho, M. Corasick, *Efficient string matching: an aid to bibliographic search*, CACM 1975.
struct TermAutomaton: Sendable {
    private let filter: StartFilter
    private let pairs: PairTable
    /// The bits of characters that are a term by themselves.
    private let loneBits: UInt64
    private let states: [State]
    private let edges: [Int32]
    private let shift: UInt64
    /// The terms that end in each state stand together; the last one of a state is written as its bitwise complement.
    private let outputs: [Int32]

    private struct State {
        /// A bit for each character that an edge leaves it by, shared by characters that end alike: most steps that no
        /// edge takes are told by it.
        var edgeBits: UInt64 = 0
        /// The state of the longest proper suffix that is also in the trie.
        var failure: Int32 = 0
        /// The place of its first term in the outputs; -1 where none ends.
        var firstOutput: Int32 = -1
        /// The state before it, and the character that leads from there to it.
        let parent: Int32
        let character: TermTrie.Character

        init(parent: Int32, character: TermTrie.Character) {
            self.parent = parent
            self.character = character
        }

        /// The bit of a character: of the last byte of three, which varies most.
        @inline(__always)
        static func bit(_ character: TermTrie.Character) -> UInt64 {
            UInt64(truncatingIfNeeded: character &>> 16 ^ character) & 63
        }
    }

    /// - Complexity: Linear in the terms' characters.
    init(_ trie: TermTrie) {
        // States near the root stand together, for most walks end there.
        let order = Self.byDepth(trie)
        var places = [Int32](repeating: 0, count: order.count)
        for (state, node) in order.enumerated() { places[node] = Int32(state) }
        var states = order.map { node in
            State(parent: places[Int(trie.nodes[node].parent)], character: trie.nodes[node].character)
        }
        for state in states.indices.dropFirst() {
            let parent = Int(states[state].parent)
            let character = states[state].character
            states[parent].edgeBits |= 1 << State.bit(character)
            guard parent > 0 else { continue }
            var fallback = Int(states[parent].failure)
            var found = trie.child(of: order[fallback], character)
            while found == nil, fallback > 0 {
                fallback = Int(states[fallback].failure)
                found = trie.child(of: order[fallback], character)
            }
            states[state].failure = found.map { places[$0] } ?? 0
        }
        outputs = Self.findOutputs(order.map { trie.nodes[$0].term }, &states)
        (edges, shift) = Self.edges(states)
        filter = StartFilter(trie.openings)
        let pairEnds = states.indices.filter {
            $0 > 0 && states[$0].parent > 0 && states[Int(states[$0].parent)].parent == 0
        }
        pairs = PairTable(
            pairEnds.map { (states[Int(states[$0].parent)].character, states[$0].character, Int32($0)) })
        loneBits = states.dropFirst().reduce(0) { bits, state in
            state.parent == 0 && state.firstOutput >= 0 ? bits | 1 << State.bit(state.character) : bits
        }
        self.states = states
    }

    /// A table of the edges by the hash of where they leave and of their character, linearly probed; 0 for none, since no
    /// edge leads to the root. At most two places of three are taken.
    private static func edges(_ states: [State]) -> (edges: [Int32], shift: UInt64) {
        var logarithm = 4
        while 2 << logarithm < 3 * states.count { logarithm += 1 }
        let shift = UInt64(64 - logarithm)
        var edges = [Int32](repeating: 0, count: 1 << logarithm)
        for state in states.indices.dropFirst() {
            var place = TermTrie.place(Int(states[state].parent), states[state].character, shift)
            while edges[place] != 0 { place = (place + 1) & (edges.count - 1) }
            edges[place] = Int32(state)
        }
        return (edges, shift)
    }

    /// The nodes by their distance from the root.
    private static func byDepth(_ trie: TermTrie) -> [Int] {
        let depths = trie.nodes.map { Int($0.depth) }
        var places = [Int](repeating: 0, count: (depths.max() ?? 0) + 2)
        for depth in depths { places[depth + 1] += 1 }
        for depth in places.indices.dropFirst() { places[depth] += places[depth - 1] }
        var order = [Int](repeating: 0, count: depths.count)
        for (state, depth) in depths.enumerated() {
            order[places[depth]] = state
            places[depth] += 1
        }
        return order
    }

    /// The terms that end in each state, those of its suffixes too, the longest first.
    private static func findOutputs(_ terms: [Int32], _ states: inout [State]) -> [Int32] {
        var outputs: [Int32] = []
        for state in states.indices.dropFirst() {
            let term = terms[state]
            let ofSuffix = states[Int(states[state].failure)].firstOutput
            guard term >= 0 else {
                states[state].firstOutput = ofSuffix
                continue
            }
            states[state].firstOutput = Int32(outputs.count)
            outputs.append(ofSuffix >= 0 ? term : ~term)
            guard ofSuffix >= 0 else { continue }
            var next = Int(ofSuffix)
            repeat {
                outputs.append(outputs[next])
                next += 1
            } while outputs[next - 1] >= 0
        }
        return outputs
    }

    /// Calls `found` with each occurrence of each term: the term's number, the place after its last byte and the place
    /// after the last quotation mark that may stand inside; in the order they end, where several end, the longest first.
    ///
    /// - Parameter text: UTF-8. What is not valid is no part of a term.
    /// - Complexity: One pass over the text, plus the occurrences.
    @inline(__always)
    func scan(_ text: UnsafeBufferPointer<UInt8>, found: (_ term: Int32, _ end: Int, _ quote: Int) -> Void) {
        let text = UnsafeRawBufferPointer(text)
        withTables { tables in
            var index = tables.filter.next(in: text, from: 0, to: text.count)
            var quote = 0
            while index < text.count {
                var state = tables.start(in: text, &index)
                while state > 0 {
                    tables.forEachOutput(of: state) { found($0, index, quote) }
                    while index < text.count, text[index] == TermTrie.quote {
                        index += 1
                        quote = index
                    }
                    guard index < text.count else { break }
                    var next = index
                    state = tables.step(from: state, TermTrie.character(in: text, &next))
                    // No suffix goes on, but a term may start with this character.
                    if state > 0 { index = next }
                }
                index = tables.filter.next(in: text, from: index, to: text.count)
            }
        }
    }

    /// The tables as the loop reads them.
    private struct Tables {
        let filter: StartFilter.Search
        let pairs: PairTable.Search
        let loneBits: UInt64
        let states: UnsafeBufferPointer<State>
        let edges: UnsafeBufferPointer<Int32>
        let shift: UInt64
        let outputs: UnsafeBufferPointer<Int32>

        /// The state that the characters at `index` lead to from the root: two of them at once, where the first is no term
        /// and no quotation mark stands between. It moves behind them, or behind the first where they lead nowhere.
        @inline(__always)
        func start(in text: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
            let first = TermTrie.character(in: text, &index)
            guard loneBits &>> State.bit(first) & 1 == 0, index < text.count, text[index] != TermTrie.quote else {
                return child(of: 0, first)
            }
            var next = index
            let state = pairs.state(first, TermTrie.character(in: text, &next))
            if state > 0 { index = next }
            return state
        }

        /// The state that a character leads to; 0 where no suffix has an edge for it but perhaps the empty one.
        @inline(__always)
        func step(from start: Int, _ character: TermTrie.Character) -> Int {
            var state = start
            while state > 0 {
                if states[state].edgeBits &>> State.bit(character) & 1 != 0 {
                    let next = child(of: state, character)
                    if next > 0 { return next }
                }
                state = Int(states[state].failure)
            }
            return 0
        }

        /// The state that an edge leads to; 0 for none.
        @inline(__always)
        func child(of state: Int, _ character: TermTrie.Character) -> Int {
            var place = TermTrie.place(state, character, shift)
            while edges[place] != 0 {
                let child = Int(edges[place])
                if states[child].parent == state, states[child].character == character { return child }
                place = (place &+ 1) & (edges.count &- 1)
            }
            return 0
        }

        @inline(__always)
        func forEachOutput(of state: Int, _ body: (_ term: Int32) -> Void) {
            var output = Int(states[state].firstOutput)
            while output >= 0 {
                let term = outputs[output]
                body(term < 0 ? ~term : term)
                output = term < 0 ? -1 : output &+ 1
            }
        }
    }

    @inline(__always)
    private func withTables(_ body: (Tables) -> Void) {
        filter.withSearch { filter in
            pairs.withSearch { pairs in
                states.withUnsafeBufferPointer { states in
                    edges.withUnsafeBufferPointer { edges in
                        outputs.withUnsafeBufferPointer { outputs in
                            body(
                                Tables(
                                    filter: filter, pairs: pairs, loneBits: loneBits, states: states, edges: edges,
                                    shift: shift, outputs: outputs))
                        }
                    }
                }
            }
        }
    }
}
