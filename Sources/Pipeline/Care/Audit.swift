internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// What an audit found: words for people, and what a repair starts from.
struct AuditResult {
    private(set) var findings: [Finding] = []
    var counts = VerifyReport.Summary()
    /// Parts whose file is missing or does not hold the rows that were stored.
    var damagedParts: [PartRecord] = []
    /// Files in the warehouse that the ledger does not know.
    var strangers: [FilePath] = []
    /// Pages that are not where the ledger has them.
    var missingPages: [Digest] = []
    /// Those of them where another content lies.
    var changedPages: [FilePath] = []
    /// Files among the pages kept whose content the ledger does not know, and notes that lie beside no page.
    var unknownPages: [FilePath] = []
    var unknownNotes: [FilePath] = []
    var indexIsDamaged = false

    mutating func add(_ place: FilePath, found: String, expected: String, advice: String) {
        add(String(decoding: place.bytes, as: UTF8.self), found: found, expected: expected, advice: advice)
    }

    mutating func add(_ place: String, found: String, expected: String, advice: String) {
        counts.findings += 1
        guard findings.count < Self.mostFindings else { return }
        findings.append(Finding(place: place, found: found, expected: expected, advice: advice))
    }

    var report: VerifyReport {
        VerifyReport(findings: findings.sorted { $0.place < $1.place }, summary: counts)
    }

    /// More are counted and not kept: nobody reads ten thousand lines, and a lost disk would give millions.
    private static let mostFindings = 10_000
}

/// Compares warehouse, ledger, index and pages. Nothing is changed.
///
/// Cost: reads all of them once. Memory grows with the number of parts, not with rows or pages.
struct Audit {
    let project: Project
    let state: StateFolder
    let store: any FileStore
    let ledger: Ledger

    func run() throws -> AuditResult {
        var result = AuditResult()
        for damage in try ledger.damage() {
            result.add(state.ledger, found: damage, expected: "a sound file", advice: "run 'policytrack rebuild'")
        }
        let dues = try OpenDues(audit: self, &result)
        let parts = try PartAudit(
            ledger: ledger, warehouse: project.warehouse, store: store, pending: dues.parts, state: state)
        try parts.run(&result)
        try FileWalk(store: store, folder: project.warehouse).forEachFile { path, relative in
            guard !parts.isKnown(relative) else { return }
            result.strangers.append(path)
            result.add(
                path, found: "a file that no run stored", expected: "only parts that the ledger knows",
                advice: "run 'policytrack verify --repair' to put it aside")
        }
        try PageAudit(
            ledger: ledger, inbox: project.inbox, store: store, pending: dues.places, state: state
        ).run(&result)
        try auditIndex(&result)
        return result
    }

    private func auditIndex(_ result: inout AuditResult) throws {
        let index = DuplicateIndex(ledger: ledger, folder: state.index, store: store)
        let manifest = try index.manifest()
        let advice = "run 'policytrack verify --repair' to make it anew"
        for problem in try DuplicateFinder.problems(with: manifest, in: state.index, store: store) {
            result.indexIsDamaged = true
            result.add(problem.path, found: problem.detail, expected: "the index as it was stored", advice: advice)
        }
        let sketches = try ledger.sketchCount()
        guard manifest.documents != sketches else { return }
        result.indexIsDamaged = true
        result.add(
            state.index, found: "\(manifest.documents) articles", expected: "\(sketches), as the ledger has",
            advice: advice)
    }
}

/// What a killed run committed and did not finish.
struct OpenDues {
    /// Parts, relative to the warehouse, that are not yet what the ledger says.
    private(set) var parts: Set<String> = []
    /// Places, relative to the inbox, that pages are not yet at.
    private(set) var places: Set<[UInt8]> = []

    init(audit: Audit, _ result: inout AuditResult) throws {
        let advice = "run 'policytrack run' to finish what a killed run began"
        for due in try audit.ledger.renamesDue() {
            let target = audit.project.warehouse.appending(due.target)
            let isOpen =
                due.staged.isEmpty
                ? try audit.store.statusIfPresent(of: target) != nil
                : try audit.store.statusIfPresent(of: audit.state.staging.appending(due.staged)) != nil
            guard isOpen else { continue }
            parts.insert(due.target)
            result.add(target, found: "an earlier state", expected: "the stored one", advice: advice)
        }
        for due in try audit.ledger.movesDue() {
            let page = audit.project.inbox.appending(nameBytes: due.name.bytes)
            guard try audit.store.statusIfPresent(of: page) != nil,
                try PageDigest(store: audit.store).digest(of: page) == due.sha256
            else { continue }
            places.insert(due.place)
            result.add(page, found: "a page that is stored", expected: "it to have left the inbox", advice: advice)
        }
    }
}
