/// Finds many byte strings at once, ASCII letters in either case.
///
/// - SeeAlso: A. Aho, M. Corasick, *Efficient String Matching*, CACM 18 (6), 1975; here as a finished automaton over
///   byte classes, so that a byte of text costs one table look-up.
struct PhraseFinder: Sendable {
    private let classes: [UInt8]
    private let width: Int
    /// The next state for each state and byte class; there are at most 65,536 states.
    private let next: [UInt16]
    /// The phrase that ends in a state, -1 where none does.
    private let phrase: [Int32]
    /// The longest proper suffix state in which a phrase ends, 0 where there is none.
    private let shorter: [Int32]
    /// The state whose phrase is the longest that ends in a state, 0 where none does.
    private let longest: [Int32]
    private let lengths: [Int32]

    /// - Parameter phrases: Not empty; of equal ones the last counts.
    init(_ phrases: [[UInt8]]) {
        let phrases = phrases.map { phrase in phrase.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 } }
        var classes = [UInt8](repeating: 0, count: 256)
        var used: UInt8 = 0
        for byte in phrases.joined() where classes[Int(byte)] == 0 {
            used += 1
            classes[Int(byte)] = used
        }
        for letter in 65...90 { classes[letter] = classes[letter + 32] }
        let width = Int(used) + 1
        var next = [Int32](repeating: -1, count: width)
        var phrase: [Int32] = [-1]
        // Level by level: the states near the root, where nearly all of a text stays, lie together.
        var states = [Int](repeating: 0, count: phrases.count)
        for depth in 0..<(phrases.map(\.count).max() ?? 0) {
            for (index, bytes) in phrases.enumerated() where depth < bytes.count {
                let slot = states[index] * width + Int(classes[Int(bytes[depth])])
                if next[slot] < 0 {
                    next[slot] = Int32(phrase.count)
                    phrase.append(-1)
                    next.append(contentsOf: repeatElement(-1, count: width))
                }
                states[index] = Int(next[slot])
                if depth == bytes.count - 1 { phrase[states[index]] = Int32(index) }
            }
        }
        var shorter = [Int32](repeating: 0, count: phrase.count)
        var fallback = [Int32](repeating: 0, count: phrase.count)
        var queue: [Int] = []
        for slot in 0..<width {
            if next[slot] < 0 { next[slot] = 0 } else { queue.append(Int(next[slot])) }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let fall = Int(fallback[state])
            shorter[state] = phrase[fall] >= 0 ? Int32(fall) : shorter[fall]
            for slot in 0..<width {
                let target = next[state * width + slot]
                if target < 0 {
                    next[state * width + slot] = next[fall * width + slot]
                } else {
                    fallback[Int(target)] = next[fall * width + slot]
                    queue.append(Int(target))
                }
            }
        }
        self.classes = classes
        self.width = width
        self.next = next.map { UInt16($0) }
        self.phrase = phrase
        self.shorter = shorter
        longest = phrase.indices.map { phrase[$0] >= 0 ? Int32($0) : shorter[$0] }
        lengths = phrases.map { Int32($0.count) }
    }

    /// - Parameter words: Not empty.
    init(words: [String]) {
        self.init(words.map { Array($0.utf8) })
    }

    /// The first phrase to end in `text`, as it stands there; of several that end there the longest.
    func first(in text: [UInt8]) -> String? {
        var found: Range<Int>?
        text.withUnsafeBufferPointer { text in
            forEachMatch(in: text) { _, range in found = found ?? range }
        }
        return found.map { String(decoding: text[$0], as: UTF8.self) }
    }

    /// Whether any phrase stands in `text`.
    func hasMatch(in text: some Collection<UInt8>) -> Bool { firstEnd(in: text) != nil }

    /// Where the first phrase to end in `text` ends.
    func firstEnd<Text: Collection<UInt8>>(in text: Text) -> Text.Index? {
        var state = 0
        for index in text.indices {
            state = Int(next[state &* width &+ Int(classes[Int(text[index])])])
            if longest[state] != 0 { return text.index(after: index) }
        }
        return nil
    }

    /// Calls `body` with each phrase found, by its index, and its range in `text`.
    func forEachMatch(in text: UnsafeBufferPointer<UInt8>, _ body: (Int, Range<Int>) -> Void) {
        var state = 0
        classes.withUnsafeBufferPointer { classes in
            next.withUnsafeBufferPointer { next in
                longest.withUnsafeBufferPointer { longest in
                    for index in 0..<text.count {
                        state = Int(next[state &* width &+ Int(classes[Int(text[index])])])
                        var end = Int(longest[state])
                        while end != 0 {
                            let found = Int(phrase[end])
                            body(found, (index + 1 - Int(lengths[found]))..<(index + 1))
                            end = Int(shorter[end])
                        }
                    }
                }
            }
        }
    }
}
