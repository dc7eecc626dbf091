/// What a search for readings keeps: the states of each place, merged where whatever follows is as likely, and the ways
/// that lead into them.
///
/// A merged state is read on from once, at the score of its best way. The readings come out at the end, likeliest first:
/// a search backwards in which what a way has before it is known exactly.
///
/// - SeeAlso: F. Soong, E. Huang, *A Tree-Trellis Based Fast Search for Finding the N Best Sentence Hypotheses in
///   Continuous Speech Recognition*, ICASSP 1991.
struct Lattice {
    /// A way from one state to another.
    struct Way: BitwiseCopyable {
        /// The likelihood of the best reading that ends in it.
        let score: Float
        /// The number of the state it comes from; -1 for the start.
        let origin: Int32
        /// What it reads: characters that became steps, and the last one.
        let step: Int32
        let scalar: UInt32
        let gloss: Int32
        let isGuess: Bool
        /// The next best way into the same state.
        var next: Int32 = -1

        init(of state: DamagedRun.State) {
            (score, origin, gloss, isGuess) = (state.score, state.origin, state.gloss, state.isGuess)
            (step, scalar) = (state.step, state.scalar)
        }
    }

    /// A way of a reading, and the number of the ways after it.
    struct Link: BitwiseCopyable {
        let way: Int32
        let next: Int32
    }

    /// Readings that end alike and are not looked up yet: `way`, whatever is before it, and the links after it.
    private struct Open: BitwiseCopyable {
        let score: Float
        let way: Int32
        let after: Int32
    }

    /// States merged into one: what they have in common, their last way and how many ways they are.
    private struct Merged: BitwiseCopyable {
        let future: UInt64
        let slot: Int
        var last: Int
        var ways = 1
    }

    private(set) var ways: [Way] = []
    /// The best way into each state.
    private var firsts: [Int32] = []
    private(set) var links: [Link] = []
    private var open: [Open] = []
    private var order: [UInt64] = []
    /// The states chosen last.
    private var merged: [Merged] = []
    /// Where each stands in ``merged``: open addressing by the hash of its future, the number plus one.
    private var slots = [UInt8](repeating: 0, count: Self.slotCount)

    /// A slot for each value of eight bits, far more than the states kept at a place.
    private static let slotCount = 256
    /// Up to so many states are sorted by insertion.
    private static let fewStates = 24

    /// Makes room for what most searches need.
    mutating func reserve() {
        ways.reserveCapacity(512)
        firsts.reserveCapacity(256)
        links.reserveCapacity(256)
        order = [UInt64](repeating: 0, count: 128)
        merged.reserveCapacity(DamagedRun.width)
    }

    mutating func clear() {
        ways.removeAll(keepingCapacity: true)
        firsts.removeAll(keepingCapacity: true)
    }

    /// Merges the states with at least a score, and gives the likeliest, likeliest first, to read on from.
    /// - Parameters:
    ///   - width: How many to give.
    ///   - alike: How many ways into one to keep.
    mutating func choose(
        from states: [DamagedRun.State], atLeast floor: Float, width: Int, alike: Int,
        into chosen: inout [DamagedRun.State]
    ) {
        chosen.removeAll(keepingCapacity: true)
        if !merged.isEmpty {
            for state in merged { slots[state.slot] = 0 }
            merged.removeAll(keepingCapacity: true)
        }
        // Most places have one state.
        if states.count == 1, states[0].score >= floor { return choose(states[0], into: &chosen) }
        for place in 0..<rank(states, atLeast: floor) {
            let state = states[Int(order[place] & 0xFFFF_FFFF)]
            let future = state.future
            let slot = slot(of: future)
            if slots[slot] > 0 {
                merge(state, into: Int(slots[slot]) - 1, alike: alike)
            } else if chosen.count < width {
                merged.append(Merged(future: future, slot: slot, last: ways.count))
                slots[slot] = UInt8(merged.count)
                choose(state, into: &chosen)
            }
        }
    }

    /// Adds a state and the way to it.
    private mutating func choose(_ state: DamagedRun.State, into chosen: inout [DamagedRun.State]) {
        chosen.append(state.merged(as: Int32(firsts.count)))
        firsts.append(Int32(ways.count))
        ways.append(Way(of: state))
    }

    /// Adds the way to a state less likely than those merged so far.
    private mutating func merge(_ state: DamagedRun.State, into number: Int, alike: Int) {
        guard merged[number].ways < alike else { return }
        ways[merged[number].last].next = Int32(ways.count)
        merged[number].last = ways.count
        merged[number].ways += 1
        ways.append(Way(of: state))
    }

    /// The slot of a future, or the free one where it belongs.
    private func slot(of future: UInt64) -> Int {
        var slot = Int((future &* 0x9E37_79B9_7F4A_7C15) >> 56)
        while slots[slot] > 0, merged[Int(slots[slot]) - 1].future != future { slot = (slot + 1) % Self.slotCount }
        return slot
    }

    /// Finds the likeliest readings that end in some states, likeliest first.
    /// - Parameters:
    ///   - margin: How far behind the best one the others may be.
    ///   - count: How many to find at most.
    ///   - body: Is given the score and the first link of each.
    mutating func readBack(
        from ends: [DamagedRun.State], within margin: Float, count: Int, _ body: (Float, Int32) -> Void
    ) {
        links.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        for end in ends { note(Open(score: end.score, way: firsts[Int(end.origin)], after: -1), room: count) }
        let floor = (open.last?.score ?? 0) - margin
        for given in 0..<count {
            guard let best = open.popLast(), best.score >= floor else { return }
            body(best.score, readBack(best, room: count - given - 1))
        }
    }

    /// Goes back along the best ways to the start; where others lead into the same state, they are open from then on.
    /// - Returns: The first link of the reading.
    private mutating func readBack(_ readings: Open, room: Int) -> Int32 {
        var way = readings.way
        var link = readings.after
        while true {
            let this = ways[Int(way)]
            if this.next >= 0 {
                let score = readings.score + (ways[Int(this.next)].score - this.score)
                note(Open(score: score, way: this.next, after: link), room: room)
            }
            links.append(Link(way: way, next: link))
            link = Int32(links.count - 1)
            guard this.origin >= 0 else { return link }
            way = firsts[Int(this.origin)]
        }
    }

    /// Puts readings among the open ones, the best of which stand last, where there is room or they are better than others.
    private mutating func note(_ readings: Open, room: Int) {
        guard room > 0 else { return }
        if open.count >= room {
            guard let worst = open.first, worst.score < readings.score else { return }
            open.removeFirst(open.count - room + 1)
        }
        var place = open.count
        while place > 0, open[place - 1].score >= readings.score { place -= 1 }
        open.insert(readings, at: place)
    }

    /// The gloss before the way, where it noted none of its own.
    func gloss(before way: Way) -> Int32 { way.origin < 0 ? -1 : ways[Int(firsts[Int(way.origin)])].gloss }

    /// Puts the numbers of the states with at least a score at the start of ``order``, the highest score first, below the
    /// score's own number, and gives how many these are.
    private mutating func rank(_ states: [DamagedRun.State], atLeast floor: Float) -> Int {
        if order.count < states.count { order = [UInt64](repeating: 0, count: 2 * states.count) }
        return order.withUnsafeMutableBufferPointer { order in
            var count = 0
            for index in states.indices where states[index].score >= floor {
                order[count] = Self.descending(states[index].score) << 32 | UInt64(index)
                count += 1
            }
            var ranked = UnsafeMutableBufferPointer(rebasing: order[..<count])
            if count > Self.fewStates { ranked.sort() } else { Self.sortFew(ranked) }
            return count
        }
    }

    /// Sorts numbers by insertion, which is the fastest for few and takes no memory.
    private static func sortFew(_ numbers: UnsafeMutableBufferPointer<UInt64>) {
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

    /// A number of 32 bits that is the smaller the larger the score is.
    @inline(__always)
    private static func descending(_ score: Float) -> UInt64 {
        let bits = score.bitPattern
        return UInt64(bits >> 31 == 1 ? bits : ~bits & 0x7FFF_FFFF)
    }
}
