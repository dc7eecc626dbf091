internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Puts right what an audit found, without losing a stored row whose page was kept: what cannot be told to be as it was
/// stored is put aside, and the pages of lost rows go back to the inbox, for the next run to take them in anew.
///
/// Each step may be killed and repeated.
struct Repair {
    private let session: CareSession
    private let aside: Aside
    private(set) var done: [String] = []

    init(_ session: CareSession) {
        self.session = session
        aside = Aside(folder: session.state.aside, store: session.store)
    }

    mutating func run() throws {
        let session = session
        try session.change { try putRight() }
    }

    private mutating func putRight() throws {
        let found = try session.audit.run()
        let lost = try PartSalvage(session: session, aside: aside).run(found.damagedParts)
        if !found.damagedParts.isEmpty {
            done.append(
                "wrote \(found.damagedParts.count) parts anew, without \(lost.count) lost rows; what was there is in "
                    + "\(session.state.aside)")
        }
        for stranger in found.strangers {
            try aside.put(stranger)
            done.append("moved \(stranger) to \(session.state.aside)")
        }
        try repairPages(lost)
        try repairIndex(found)
    }

    /// The audit of the pages is made again: the pages of lost rows are unknown now.
    private mutating func repairPages(_ lost: [RowKey]) throws {
        var found = AuditResult()
        try PageAudit(
            ledger: session.ledger, inbox: session.project.inbox, store: session.store, pending: [],
            state: session.state
        ).run(&found)
        var missing = Set(lost.map(\.page))
        let inbox = InboxReturn(store: session.store, inbox: session.project.inbox)
        for page in found.unknownPages {
            missing.remove(try PageDigest(store: session.store).digest(of: page))
            let name = try inbox.putBack(page, as: page.nameBytes)
            done.append("put \(name) back in the inbox; 'policytrack run' takes it in")
        }
        for page in found.changedPages {
            try aside.put(page)
            done.append("moved \(page), which is not as it was stored, to \(session.state.aside)")
        }
        for note in found.unknownNotes {
            try session.store.removeIfPresent(note)
            done.append("removed \(note), whose page is gone")
        }
        if !found.missingPages.isEmpty {
            var batch = LedgerBatch()
            batch.places = found.missingPages.map { ($0, nil) }
            try session.commit(batch)
            done.append("noted that \(found.missingPages.count) pages are not kept any more; their rows stay")
        }
        for row in lost where missing.contains(row.page) {
            done.append(
                "the row of article \(row.id) is lost and its page \(row.page.hex.prefix(12))… was not kept: save the page "
                    + "again, or put the part back from a backup and run 'policytrack rebuild'")
        }
    }

    private mutating func repairIndex(_ found: AuditResult) throws {
        let index = DuplicateIndex(ledger: session.ledger, folder: session.state.index, store: session.store)
        let options = session.project.configuration.deduplicate
        if found.indexIsDamaged {
            _ = try index.rebuild(options: options)
        } else if try index.manifest().documents != session.ledger.sketchCount() {
            _ = try index.open(options: options)
        } else {
            return
        }
        done.append("made the index of known articles anew")
    }
}
