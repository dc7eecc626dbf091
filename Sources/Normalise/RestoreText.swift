internal import Glibc
internal import HanText
internal import PipelineModel

/// Gives the text of a farm's copy back: takes the glosses off and puts torn characters together again.
///
/// A reading of torn characters is taken only where the forward model turns it into exactly the text seen.
struct RestoreText {
    let evidence: PageEvidence

    /// How much less likely (natural logarithm) another reading must be for the one taken to count as sure. At 4, 8 in 10
    /// of the wrong choices on 300 generated pages are marked, and 2 in 10 of the right ones.
    private static let sureBy: Float = 4

    /// The restored text, with what was repaired.
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            // What the page has is asked for only where something is torn.
            let likelihood = Likelihood(of: evidence, characters: Self.hasHoles(text) ? evidence.characters : [])
            var pass = RestorePass(text: text, evidence: evidence, likelihood: likelihood)
            pass.run(sureBy: Self.sureBy)
            repairs.count("glosses", pass.glosses)
            repairs.count("shifted_bytes", pass.shifted)
            repairs.unsure += pass.unsure
            repairs.effort += pass.effort
            return pass.output
        }
    }

    /// Whether a text has a question mark or U+FFFD.
    private static func hasHoles(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress else { return false }
        if memchr(start, 0x3F, text.count) != nil { return true }
        var index = 0
        while let found = memchr(start + index, 0xEF, text.count - index) {
            index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if text.scalar(at: index).value == 0xFFFD { return true }
            index += 1
        }
        return false
    }
}
