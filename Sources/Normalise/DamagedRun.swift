internal import HanText

/// A stretch of text whose bytes were torn, from a hole to where characters stand on their boundaries again.
///
/// The bytes of what is seen are read once more, one byte further on: a search from left to right over readings that
/// differ in the bytes that were lost, with the likeliest kept at each place (a beam). How a token can be read stands in
/// `DamagedRun+Tokens.swift`.
struct DamagedRun {
    /// A way to read the damage.
    struct Reading {
        /// The logarithm of its likelihood.
        var score: Float
        /// Where in the damaged text it ends.
        let end: Int
        /// Whether it had to guess a character that left no trace.
        let isGuess: Bool
        let step: Int32
        let gloss: Int32
    }

    /// How far a reading has come.
    struct State: BitwiseCopyable {
        var score: Float
        /// The step before its last character, and that character, which becomes a step once the state is read on from;
        /// ``none`` where there is none.
        var step: Int32 = -1
        var scalar: UInt32 = none
        /// The number of its last gloss that the page's table has not.
        var gloss: Int32 = -1
        /// The rank of the last character.
        var rank: UInt16
        /// The first byte of a character of which the second is still to come; 0 where there is none.
        var pending: UInt8 = 0
        /// The last byte read.
        var last: UInt8
        /// The byte before it.
        var beforeLast: UInt8
        /// The second byte of its last character, where that is lost in the hole to come; 0 where it is not.
        var lost: UInt8 = 0
        /// The marks of its line.
        var marks: LineMarks
        var isGuess = false
        /// Whether the last characters are the end of a sentence, and that with a closing quotation mark.
        var endsSentence = false
        var endsQuotation = false

        static let none = UInt32.max

        /// Equal where whatever follows is as likely.
        var future: UInt64 {
            UInt64(rank) | UInt64(pending) << 16 | UInt64(lost) << 24 | UInt64(last) << 32 | UInt64(beforeLast) << 40
                | marks.key << 48
        }
    }

    struct Step: BitwiseCopyable {
        let parent: Int32
        let scalar: UInt32
    }

    struct NewGloss: BitwiseCopyable {
        let parent: Int32
        let scalar: UInt32
        let reading: Spelling
    }

    /// Marks of steps: a character of a tag, which the text has not, and what the tag shows, which the bytes had not.
    static let hidden: UInt32 = 1 << 31
    static let onlyShown: UInt32 = 1 << 30

    let text: UnsafeBufferPointer<UInt8>
    let table: FarmTable
    let likelihood: Likelihood
    let foldsMarks: Bool
    let characters = ByteCharacters.shared
    let pairs = CharacterPairs.shared
    let gbk = GBK.shared

    /// Readings kept at each place, and how far behind the best one may be (natural logarithm). On 300 generated farm
    /// pages with 679 damaged places, twice as many gain nothing, half as many lose 1 page in 100.
    static let width = 64
    static let margin: Float = 10
    /// States kept that differ only in what is behind them. Enough for one to lead back to the damage seen.
    static let alike = 16
    /// Readings given back.
    static let given = 32
    /// Tokens after which a stretch is given up, so that damage of another kind costs no more.
    static let longest = 120
    /// What one stretch may cost: characters tried and states weighed, and the same where unlikely readings are looked at
    /// too. Of 1,100 generated farm pages the costliest stretch that comes back right takes 19,000, half of all less than
    /// 20; without the second bound, which was 150,000 for one stretch, no more pages come back right.
    static let costliest = 40_000
    static let costliestWide = 8_000
    /// Up to so many states are sorted by insertion.
    static let fewStates = 24
    /// Tokens that must follow before a stretch counts as ended.
    static let lookahead = 2

    /// The tokens from the first hole on, as far as they were looked at and a little beyond.
    private(set) var tokens: [Token] = []
    private(set) var isWide = false
    /// Characters tried, states weighed and lengths of readings so far, in all stretches: what the search costs.
    var effort = 0
    var margin = Self.margin
    /// How far behind a reading may be that has just lost both bytes of a character.
    static let marginOfLost: Float = 8
    var steps: [Step] = []
    var glosses: [NewGloss] = []
    /// The states of the place looked at.
    var current: [State] = []
    /// Those of the places to come and the best score at each, by the last bits of the place: no token reaches further
    /// than two places.
    var ahead = [[State]](repeating: [], count: 4)
    var best = [Float](repeating: -.infinity, count: 4)
    var farthest = 0
    /// States whose last byte is lost in the hole looked at, and those of them that are read on from.
    var swallowing: [State] = []
    var swallowed: [State] = []
    var order: [UInt64] = []
    var futures: [UInt64] = []
    var traced: [UInt32] = []

    init(in text: UnsafeBufferPointer<UInt8>, table: FarmTable, likelihood: Likelihood, foldsMarks: Bool) {
        self.text = text
        self.table = table
        self.likelihood = likelihood
        self.foldsMarks = foldsMarks
    }

    /// Readings of the damage that starts with a hole at byte `start`, likeliest first.
    /// - Parameters:
    ///   - previous: The character before it.
    ///   - marks: The marks of the line up to there.
    ///   - widely: Whether to look at unlikely readings too.
    ///   - limit: The ``effort`` at which to give up at the latest.
    mutating func readings(
        from start: Int, after previous: UInt32, marks: LineMarks, widely: Bool, limit: Int
    ) -> [Reading] {
        isWide = widely
        let limit = min(limit, effort + (widely ? Self.costliestWide : Self.costliest))
        margin = widely ? 2 * Self.margin : Self.margin
        clear()
        let code = code(of: previous)
        add(
            State(
                score: 0, rank: pairs.rank(of: previous), last: UInt8(code & 0xFF), beforeLast: UInt8(code >> 8),
                marks: marks),
            at: 0)
        tokens.append(Token(in: text, at: start))
        var settled: Int?
        var place = 0
        while place < Self.longest, place <= farthest, effort < limit {
            while tokens.count < place + 4 { tokens.append(Token(in: text, at: tokens[tokens.count - 1].end)) }
            let token = tokens[place]
            enter(place)
            let isWhole = place > 0 && farthest == place && current.allSatisfy { $0.pending == 0 && $0.lost == 0 }
            if !isWhole || token.isHole {
                settled = nil
            } else if settled == nil, token.kind != .gloss {
                settled = place
            }
            if let settled, place - settled >= Self.lookahead || token.kind == .end {
                return finish(at: place, settled: settled)
            }
            if token.kind == .end { break }
            for index in current.indices { advance(noted(current[index]), from: place) }
            swallow(at: place)
            place += 1
        }
        return []
    }

    private mutating func clear() {
        steps.removeAll(keepingCapacity: true)
        glosses.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        for row in 0..<4 { clear(row: row) }
        farthest = 0
    }

    private mutating func clear(row: Int) {
        ahead[row].removeAll(keepingCapacity: true)
        best[row] = -.infinity
    }

    /// Makes the likeliest states of a place the ``current`` ones.
    private mutating func enter(_ place: Int) {
        let row = place & 3
        effort += ahead[row].count
        Self.choose(
            from: ahead[row], atLeast: best[row] - margin, alike: Self.alike, order: &order, futures: &futures,
            into: &current)
        clear(row: row)
    }

    /// Reads on where the second byte of the last character was lost in the hole at a place, from the likeliest states.
    private mutating func swallow(at place: Int) {
        guard !swallowing.isEmpty else { return }
        effort += swallowing.count
        Self.choose(
            from: swallowing, atLeast: -.infinity, alike: Self.alikeSwallowing, order: &order, futures: &futures,
            into: &swallowed)
        swallowing.removeAll(keepingCapacity: true)
        for index in swallowed.indices {
            var whole = noted(swallowed[index])
            let trail = whole.lost
            whole.lost = 0
            swallow(after: whole, trail: trail, place)
        }
    }

    /// The likeliest of some states, likeliest first, and of those with the same future only some.
    private static func choose(
        from states: [State], atLeast floor: Float, alike: Int, order: inout [UInt64], futures: inout [UInt64],
        into chosen: inout [State]
    ) {
        chosen.removeAll(keepingCapacity: true)
        futures.removeAll(keepingCapacity: true)
        rank(states, atLeast: floor, into: &order)
        let limitsAlike = order.count > alike
        for key in order {
            let state = states[Int(key & 0xFFFF_FFFF)]
            if limitsAlike {
                guard chosen.count < width else { break }
                let future = state.future
                futures.append(future)
                guard chosen.count < alike || futures.count(where: { $0 == future }) <= alike else {
                    futures.removeLast()
                    continue
                }
            }
            chosen.append(state)
        }
    }

    /// The numbers of the states with at least a score, the highest score first, below the score's own number.
    private static func rank(_ states: [State], atLeast floor: Float, into order: inout [UInt64]) {
        order.removeAll(keepingCapacity: true)
        for index in states.indices where states[index].score >= floor {
            order.append(descending(states[index].score) << 32 | UInt64(index))
        }
        guard order.count > fewStates else { return sortFew(&order) }
        order.sort()
    }

    /// Sorts numbers by insertion, which is the fastest for few and takes no memory.
    private static func sortFew(_ numbers: inout [UInt64]) {
        numbers.withUnsafeMutableBufferPointer { numbers in
            for index in numbers.indices.dropFirst() {
                let number = numbers[index]
                var place = index
                while place > 0, numbers[place - 1] > number {
                    numbers[place] = numbers[place - 1]
                    place -= 1
                }
                numbers[place] = number
            }
        }
    }

    /// A number of 32 bits that is the smaller the larger the score is.
    @inline(__always)
    private static func descending(_ score: Float) -> UInt64 {
        let bits = score.bitPattern
        return UInt64(bits >> 31 == 1 ? bits : ~bits & 0x7FFF_FFFF)
    }

    private mutating func finish(at place: Int, settled: Int) -> [Reading] {
        // The tokens looked at beyond the end read the same in every state; the caller goes through them again.
        let beyond = tokens[settled..<place].count { $0.kind != .gloss }
        let end = tokens[settled].start
        let expected = LineMarks.Expected(from: tokens[place].start, in: text)
        for index in current.indices { current[index].score += current[index].marks.cost(before: expected) }
        var readings: [Reading] = []
        Self.rank(current, atLeast: -.infinity, into: &order)
        readings.reserveCapacity(min(order.count, Self.given))
        // Their words are weighed, and the forward model tries them.
        effort += min(order.count, Self.given) * place
        for key in order.prefix(Self.given) {
            let state = noted(current[Int(key & 0xFFFF_FFFF)])
            var step = state.step
            for _ in 0..<beyond where step >= 0 { step = steps[Int(step)].parent }
            readings.append(
                Reading(score: state.score, end: end, isGuess: state.isGuess, step: step, gloss: state.gloss))
        }
        return readings
    }
}
