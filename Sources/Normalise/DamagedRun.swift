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
        /// The first of its ways.
        let link: Int32
        let gloss: Int32
    }

    /// How far a reading has come.
    struct State: BitwiseCopyable {
        var score: Float
        /// The number of the state it was read on from.
        var origin: Int32 = -1
        /// The step before its last character since then, and that character, which becomes a step once another is read;
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
                | marks.key << 48 | (endsSentence ? 1 << 57 : 0) | (endsQuotation ? 1 << 58 : 0)
        }

        /// The same as the state of a number in the lattice.
        func merged(as number: Int32) -> State {
            var state = self
            (state.origin, state.step, state.scalar, state.isGuess) = (number, -1, Self.none, false)
            return state
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
    /// Whether a hole written U+FFFD may have left the byte after the lost one.
    let keepsPartners: Bool
    let characters = ByteCharacters.shared
    let pairs = CharacterPairs.shared
    let gbk = GBK.shared
    let leads = ByteCharacters.shared.leads

    /// States read on from at each place, and how far behind the best one may be (natural logarithm). On 3,100 generated
    /// farm pages a margin of 8 loses 1 page against 10, on 1,160 of them 7 loses 3; 32 states lose 1 in 1,128, and 64 gain
    /// none.
    static let width = 48
    /// The same where both bytes of a character were lost, so that any may stand there. With 48, 3 of 2,600 pages are lost;
    /// 200 gain none.
    static let widthOfLost = 96
    static let margin: Float = 8
    /// How far behind a reading may be that has just lost both bytes of a character, and one whose last byte is lost in
    /// the hole looked at. With the second at 8, 2 in 1,300 pages are lost.
    static let marginOfLost: Float = 8
    static let marginOfSwallowing: Float = 10
    /// Ways kept into one state. Enough for one to lead back to the damage seen.
    private static let alike = 16
    private static let alikeSwallowing = 4
    /// Readings given back, and how far behind the best one they may be: no word makes up for more.
    private static let given = 32
    private static let marginOfGiven: Float = 6
    /// Tokens after which a stretch is given up, so that damage of another kind costs no more.
    private static let longest = 120
    /// What one stretch may cost: characters tried and states weighed, and the same where unlikely readings are looked at
    /// too. Half of all stretches take less than 20. With 12,000 and 3,000 as many generated farm pages come back right,
    /// but in the others a tenth more characters are left wrong.
    private static let costliest = 20_000
    private static let costliestWide = 6_000
    /// Tokens that must follow before a stretch counts as ended.
    private static let lookahead = 2

    /// The tokens from the first hole on, as far as they were looked at and a little beyond.
    private(set) var tokens: [Token] = []
    private(set) var isWide = false
    /// What a byte is taken for a part of.
    private(set) var choice = ByteCharacters.shared.common
    /// Characters tried, states weighed and lengths of readings so far, in all stretches: what the search costs.
    var effort = 0
    var margin = Self.margin
    var steps: [Step] = []
    var glosses: [NewGloss] = []
    /// The states of the place looked at.
    var current: [State] = []
    /// Those of the places to come and the best score at each, by the last bits of the place: no token reaches further
    /// than two places.
    var ahead = InlineArray<4, [State]>(repeating: [])
    var best = SIMD4<Float>(repeating: -.infinity)
    var farthest = 0
    /// States whose last byte is lost in the hole looked at, and those of them that are read on from.
    var swallowing: [State] = []
    var bestSwallowing = -Float.infinity
    private var swallowed: [State] = []
    var lattice = Lattice()
    /// The ways from here on read what is seen beyond the damage.
    private(set) var settledWays = 0
    var traced: [UInt32] = []

    init(in text: UnsafeBufferPointer<UInt8>, of page: PageEvidence, likelihood: Likelihood) {
        self.text = text
        table = page.table
        self.likelihood = likelihood
        foldsMarks = page.foldsMarks
        keepsPartners = page.keepsPartners
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
        choice = widely ? characters.all : characters.common
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
            // What still waits for a byte there waits in vain.
            if token.kind == .end { current.removeAll { $0.pending != 0 || $0.lost != 0 } }
            let isWhole = place > 0 && farthest == place && current.allSatisfy { $0.pending == 0 && $0.lost == 0 }
            if !isWhole || token.isHole {
                settled = nil
            } else if settled == nil, token.kind != .gloss {
                settled = place
                settledWays = lattice.ways.count
            }
            if let settled, place - settled >= Self.lookahead || token.kind == .end {
                return finish(at: place, settled: settled)
            }
            if token.kind == .end { break }
            for index in current.indices { advance(current[index], from: place) }
            swallow(at: place)
            place += 1
        }
        return []
    }

    /// Makes room for what most searches need, once there is one.
    private mutating func reserve() {
        tokens.reserveCapacity(32)
        steps.reserveCapacity(256)
        current.reserveCapacity(Self.width)
        for row in ahead.indices { ahead[row].reserveCapacity(64) }
        swallowing.reserveCapacity(64)
        swallowed.reserveCapacity(Self.width)
        traced.reserveCapacity(64)
        lattice.reserve()
    }

    private mutating func clear() {
        if tokens.capacity == 0 { reserve() }
        steps.removeAll(keepingCapacity: true)
        glosses.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        lattice.clear()
        for row in 0..<4 { clear(row: row) }
        farthest = 0
    }

    private mutating func clear(row: Int) {
        // Quicker than emptying an empty one, as most are.
        if !ahead[row].isEmpty { ahead[row].removeAll(keepingCapacity: true) }
        best[row] = -.infinity
    }

    /// Makes the likeliest states of a place the ``current`` ones.
    private mutating func enter(_ place: Int) {
        let row = place & 3
        effort += ahead[row].count
        let width =
            ahead[row].count > Self.width && ahead[row].contains { $0.lost != 0 } ? Self.widthOfLost : Self.width
        lattice.choose(
            from: ahead[row], atLeast: floor(at: place), width: width, alike: Self.alike, into: &current)
        clear(row: row)
    }

    /// Reads on where the second byte of the last character was lost in the hole at a place, from the likeliest states.
    private mutating func swallow(at place: Int) {
        guard !swallowing.isEmpty else { return }
        effort += swallowing.count
        let width = current.contains { $0.lost != 0 } ? Self.widthOfLost : Self.width
        lattice.choose(
            from: swallowing, atLeast: bestSwallowing - Self.marginOfSwallowing, width: width,
            alike: Self.alikeSwallowing, into: &swallowed)
        swallowing.removeAll(keepingCapacity: true)
        bestSwallowing = -.infinity
        for index in swallowed.indices {
            var whole = swallowed[index]
            let trail = whole.lost
            whole.lost = 0
            swallow(after: whole, trail: trail, place)
        }
    }

    private mutating func finish(at place: Int, settled: Int) -> [Reading] {
        // The tokens looked at beyond the end read the same in every state; the caller goes through them again.
        let end = tokens[settled].start
        weighMarks(before: tokens[place])
        var found: [(score: Float, link: Int32)] = []
        found.reserveCapacity(Self.given)
        lattice.readBack(from: current, within: Self.marginOfGiven, count: Self.given) { found.append(($0, $1)) }
        // Their words are weighed, and the forward model tries them.
        effort += found.count * place
        return found.map { reading(from: $0.link, score: $0.score, end: end) }
    }

    /// Weighs the marks of the states against those of the rest of the line, where they differ, or as the end of one.
    private mutating func weighMarks(before token: Token) {
        if token.kind == .end {
            for index in current.indices { current[index].score += current[index].marks.take(0x0A) }
        }
        guard let first = current.first, current.contains(where: { $0.marks != first.marks }) else { return }
        let expected = LineMarks.Expected(from: token.start, in: text)
        for index in current.indices { current[index].score += current[index].marks.cost(before: expected) }
    }
}
