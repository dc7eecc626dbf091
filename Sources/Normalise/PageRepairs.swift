internal import HanText

/// The repairs that one page needs, in the order they are made, judged on the page as a whole.
struct PageRepairs {
    private let scan: PageScan
    private let isMojibake: Bool
    private let evidence: PageEvidence?
    let isNeeded: Bool

    /// Judges a page. Clean pages cost one quick scan.
    init(judging page: UnsafeBufferPointer<UInt8>, _ options: NormaliseOptions) {
        scan = PageScan(of: page)
        isNeeded = options.repair && !scan.isClean
        guard isNeeded else {
            (isMojibake, evidence) = (false, nil)
            return
        }
        var ignored = RepairNotes()
        let restored =
            scan.looksLikeMojibake
            ? UndoMojibake().apply(to: Array(page), noting: &ignored) : nil
        isMojibake = restored != nil
        guard isMojibake || scan.brackets >= PageEvidence.leastGlosses else {
            evidence = nil
            return
        }
        let found = restored?.withUnsafeBufferPointer(PageEvidence.init) ?? PageEvidence(of: page)
        evidence = found.isDisguised ? found : nil
    }

    /// Repairs the page, or another text of it such as its title.
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        guard isNeeded else { return bytes }
        var result = bytes
        if isMojibake { result = UndoMojibake().apply(to: result, noting: &repairs) ?? result }
        if isMojibake || scan.entities >= DecodeEntities.least {
            result = DecodeEntities().apply(to: result, noting: &repairs)
        }
        if isMojibake || scan.invisible + scan.privateUse > 0 {
            result = RemoveInvisibles().apply(to: result, noting: &repairs)
        }
        if let evidence {
            result = RestoreText(evidence: evidence).apply(to: result, noting: &repairs)
            if evidence.doublesStops { result = SingleStops().apply(to: result, noting: &repairs) }
        }
        if scan.letterLike > 0 { result = LetterDisguise().apply(to: result, noting: &repairs) }
        return result
    }
}
