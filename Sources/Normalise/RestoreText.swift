internal import HanText
internal import PipelineModel

/// Gives the text of a farm's copy back: takes the glosses off and puts torn characters together again.
///
/// A reading of torn characters is taken only where the forward model turns it into exactly the text seen.
struct RestoreText {
    let evidence: PageEvidence
    private let likelihood: Likelihood

    /// How much less likely (natural logarithm) another reading must be for the one taken to count as sure. At 4, 8 in 10
    /// of the wrong choices on 300 generated pages are marked, and 2 in 10 of the right ones.
    private static let sureBy: Float = 4

    init(evidence: PageEvidence) {
        self.evidence = evidence
        likelihood = Likelihood(
            pairs: evidence.pairs, forms: evidence.forms, doublesStops: evidence.doublesStops)
    }

    /// The restored text, with what was repaired.
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            var pass = RestorePass(text: text, evidence: evidence, likelihood: likelihood)
            pass.run(sureBy: Self.sureBy)
            repairs.count("glosses", pass.glosses)
            repairs.count("shifted_bytes", pass.shifted)
            repairs.unsure += pass.unsure
            repairs.effort += pass.effort
            return pass.output
        }
    }
}
