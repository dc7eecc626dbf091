import HanText
import Testing

@Suite("Character pairs")
struct CharacterPairsTests {
    /// Every 37th character and all that may follow it, looked up one by one, in the order of their ranks, and by the
    /// quick look that most pairs are ruled out by.
    @Test("all ways to look a pair up give the same")
    func waysAgree() {
        let pairs = CharacterPairs.shared
        var counted = 0
        var ruledOut = 0
        for first in stride(from: 0, to: UInt16(pairs.count), by: 37) {
            let following = pairs.following(first)
            var number = following.numbers.lowerBound
            var differing: [UInt16] = []
            for second in 0..<UInt16(pairs.count) {
                let alone = pairs.likelihood(of: second, after: following)
                let inOrder = pairs.likelihood(of: second, after: following, from: &number)
                let quick = pairs.likelihood(ofUncounted: second, after: following)
                if alone != inOrder || quick != nil && quick != inOrder { differing.append(second) }
                let isCounted = pairs.has(first, second)
                if isCounted, quick != nil { differing.append(second) }
                counted += isCounted ? 1 : 0
                ruledOut += quick == nil ? 0 : 1
            }
            #expect(differing.isEmpty, "after \(first)")
        }
        #expect(counted > 2_000)
        // Hardly one pair in ten has to be looked for.
        #expect(ruledOut * 10 > 9 * (pairs.count / 37) * pairs.count)
    }
}
