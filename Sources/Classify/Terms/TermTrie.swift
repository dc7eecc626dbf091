/// The trie under a ``TermAutomaton``, its states numbered by their distance from the root.
struct TermTrie {
    /// The class of each byte; 0 for bytes that no term has.
    let classes: [UInt8]
    let classCount: Int
    /// The state of the longest proper suffix that is also in the trie; 0 for the root.
    let failures: [Int32]
    /// How many states there are.
    let count: Int

    private let nodes: [Node]
    /// Node of each state and state of each node.
    private let order: [Int32]
    private let states: [Int32]

    private struct Node {
        var byteClass: UInt8 = 0
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
        var terms: [Int32] = []

        init(byteClass: UInt8 = 0) { self.byteClass = byteClass }
    }

    init(_ terms: [[UInt8]]) {
        var classes = [UInt8](repeating: 0, count: 256)
        var last: UInt8 = 0
        for term in terms {
            for byte in term where classes[Int(byte)] == 0 {
                // Valid UTF-8 never uses all 256 bytes, so the classes cannot run over.
                last += 1
                classes[Int(byte)] = last
            }
        }
        self.classes = classes
        classCount = Int(last) + 1

        nodes = Self.grow(terms, classes)
        (order, states) = Self.number(nodes)
        count = nodes.count
        failures = Self.link(nodes, order, states)
    }

    /// The children of a state with the byte classes that lead to them.
    func children(of state: Int) -> [(byteClass: UInt8, state: Int32)] {
        Self.children(of: Int(order[state]), in: nodes).map { (nodes[$0].byteClass, states[$0]) }
    }

    /// The terms that end in each state, those of its suffixes too: `starts` has an entry more than there are states.
    func outputs() -> (starts: [Int32], terms: [Int32]) {
        var starts: [Int32] = [0]
        var terms: [Int32] = []
        for state in 0..<count {
            terms += nodes[Int(order[state])].terms
            let failure = Int(failures[state])
            if state > 0 {
                for output in starts[failure]..<starts[failure + 1] { terms.append(terms[Int(output)]) }
            }
            starts.append(Int32(terms.count))
        }
        return (starts, terms)
    }

    private static func grow(_ terms: [[UInt8]], _ classes: [UInt8]) -> [Node] {
        var nodes = [Node()]
        for (number, term) in terms.enumerated() {
            var node = 0
            for byte in term {
                let byteClass = classes[Int(byte)]
                if let child = children(of: node, in: nodes).first(where: { nodes[$0].byteClass == byteClass }) {
                    node = child
                } else {
                    var child = Node(byteClass: byteClass)
                    child.nextSibling = nodes[node].firstChild
                    nodes[node].firstChild = Int32(nodes.count)
                    node = nodes.count
                    nodes.append(child)
                }
            }
            nodes[node].terms.append(Int32(number))
        }
        return nodes
    }

    private static func children(of node: Int, in nodes: [Node]) -> [Int] {
        var children: [Int] = []
        var child = nodes[node].firstChild
        while child >= 0 {
            children.append(Int(child))
            child = nodes[Int(child)].nextSibling
        }
        return children
    }

    /// Breadth first: the n-th state's node, and each node's state.
    private static func number(_ nodes: [Node]) -> (order: [Int32], states: [Int32]) {
        var order: [Int32] = [0]
        var states = [Int32](repeating: 0, count: nodes.count)
        var next = 0
        while next < order.count {
            states[Int(order[next])] = Int32(next)
            order += children(of: Int(order[next]), in: nodes).map { Int32($0) }
            next += 1
        }
        return (order, states)
    }

    private static func link(_ nodes: [Node], _ order: [Int32], _ states: [Int32]) -> [Int32] {
        var failures = [Int32](repeating: 0, count: nodes.count)
        func child(of state: Int32, _ byteClass: UInt8) -> Int32? {
            children(of: Int(order[Int(state)]), in: nodes).first { nodes[$0].byteClass == byteClass }
                .map { states[$0] }
        }
        for state in 0..<nodes.count {
            for node in children(of: Int(order[state]), in: nodes) where state > 0 {
                var fallback = failures[state]
                while fallback > 0, child(of: fallback, nodes[node].byteClass) == nil {
                    fallback = failures[Int(fallback)]
                }
                failures[Int(states[node])] = child(of: fallback, nodes[node].byteClass) ?? 0
            }
        }
        return failures
    }
}
