internal import HanText

/// The repairs that one page needs, judged on the page as a whole.
struct PageRepairs {
    private let restore: RestoreText?
    private let singlesStops: Bool

    init(judging page: [UInt8], _ options: NormaliseOptions) {
        let evidence = options.repair ? page.withUnsafeBufferPointer { PageEvidence(of: $0) } : nil
        if let evidence, evidence.isDisguised {
            restore = RestoreText(evidence: evidence)
            singlesStops = evidence.doublesStops
        } else {
            restore = nil
            singlesStops = false
        }
    }

    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        var result = bytes
        if let restore { result = restore.apply(to: result, noting: &repairs) }
        if singlesStops { result = SingleStops().apply(to: result, noting: &repairs) }
        return result
    }
}
