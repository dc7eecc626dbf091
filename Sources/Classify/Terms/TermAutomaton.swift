/// Finds all of many terms in one pass over the bytes of a text.
///
/// An Aho–Corasick automaton over byte classes. The states nearest the root, which nearly all of a text is spent in,
/// have full rows (one look-up a byte); the states beyond ``rowBudget`` keep their own edges and fall back along failure
/// links, so that memory stays bounded with ten thousand terms at little cost in speed.
///
/// - SeeAlso: A. Aho, M. Corasick, *Efficient string matching: an aid to bibliographic search*, CACM 1975.
struct TermAutomaton: Sendable {
    /// Bytes that full rows may take. Four mebibytes hold the built-in topics ten times over and stay near the cache;
    /// `script/benchmark` prints the stage's speed.
    static let rowBudget = 4 << 20

    /// The class of each byte; 0 for bytes that no term has.
    private let classes: [UInt8]
    private let classCount: Int
    /// Where to go, by `address + class` of states with rows.
    private let rows: [Step]
    /// The number of states that have rows, in the order of their distance from the root.
    private let rowStates: Int
    /// The edges of the states without rows: those of the n-th stand at `edgeStarts[n]..<edgeStarts[n + 1]`.
    private let edgeStarts: [Int32]
    private let edges: [Edge]
    private let failures: [Step]
    /// The terms that end in each state stand at `outputStarts[state]..<outputStarts[state + 1]`.
    private let outputStarts: [Int32]
    private let outputs: [Int32]

    /// An address with the sign bit set where terms end there. States with rows have the address of their row, the others
    /// come after the last row.
    private typealias Step = Int32

    private struct Edge {
        let byteClass: UInt8
        let target: Step
    }

    /// - Parameter terms: None of them empty; the index is the term's number. Cost: linear in their bytes.
    init(terms: [[UInt8]], rowBudget: Int = TermAutomaton.rowBudget) {
        let trie = TermTrie(terms)
        let width = trie.classCount
        let rowStates = min(trie.count, max(1, rowBudget / (width * MemoryLayout<Step>.size)))
        let (outputStarts, outputs) = trie.outputs()

        func step(_ state: Int32) -> Step {
            let index = Int(state)
            let address = index < rowStates ? index * width : rowStates * width + index - rowStates
            let endsTerm = outputStarts[index] < outputStarts[index + 1]
            return Step(address) | (endsTerm ? Step.min : 0)
        }
        var rows = [Step](repeating: step(0), count: rowStates * width)
        for state in 0..<rowStates {
            let row = state * width
            if state > 0 {
                let failure = Int(trie.failures[state]) * width
                for column in 0..<width { rows[row + column] = rows[failure + column] }
            }
            for (byteClass, child) in trie.children(of: state) { rows[row + Int(byteClass)] = step(child) }
        }
        var edges: [Edge] = []
        var edgeStarts: [Int32] = [0]
        var failures: [Step] = []
        for state in rowStates..<max(rowStates, trie.count) {
            for (byteClass, child) in trie.children(of: state) {
                edges.append(Edge(byteClass: byteClass, target: step(child)))
            }
            edgeStarts.append(Int32(edges.count))
            failures.append(step(trie.failures[state]) & Step.max)
        }
        classes = trie.classes
        classCount = width
        self.rows = rows
        self.rowStates = rowStates
        self.edgeStarts = edgeStarts
        self.edges = edges
        self.failures = failures
        self.outputStarts = outputStarts
        self.outputs = outputs
    }

    /// Calls `found` with each occurrence of each term: the term's number and the place after its last byte, in the order
    /// of those places.
    ///
    /// Cost: one pass, about 250 MB/s where few terms occur.
    @inline(__always)
    func scan(_ text: UnsafeBufferPointer<UInt8>, found: (_ term: Int32, _ end: Int) -> Void) {
        classes.withUnsafeBufferPointer { classes in
            rows.withUnsafeBufferPointer { rows in
                var address = 0
                for index in text.indices {
                    let byteClass = Int(classes[Int(text[index])])
                    let step = address < rows.count ? rows[address + byteClass] : leave(address, byteClass, rows)
                    address = Int(step & Step.max)
                    if step < 0 {
                        let state = self.state(at: address)
                        for output in Int(outputStarts[state])..<Int(outputStarts[state + 1]) {
                            found(outputs[output], index + 1)
                        }
                    }
                }
            }
        }
    }

    private func state(at address: Int) -> Int {
        address < rows.count ? address / classCount : address - rows.count + rowStates
    }

    /// One step from a state without a row.
    @inline(never)
    private func leave(_ address: Int, _ byteClass: Int, _ rows: UnsafeBufferPointer<Step>) -> Step {
        var address = address
        while address >= rows.count {
            let place = address - rows.count
            for edge in Int(edgeStarts[place])..<Int(edgeStarts[place + 1])
            where Int(edges[edge].byteClass) == byteClass {
                return edges[edge].target
            }
            address = Int(failures[place])
        }
        return rows[address + byteClass]
    }
}
