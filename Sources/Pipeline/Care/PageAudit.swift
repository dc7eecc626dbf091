internal import FoundationEssentials
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Compares the pages kept in `_processed` and `_quarantine` with the ledger, both ways.
struct PageAudit {
    let ledger: Ledger
    let inbox: FilePath
    let store: any FileStore
    /// Places that a killed run has not moved its pages to.
    let pending: Set<[UInt8]>
    let state: StateFolder

    func run(_ result: inout AuditResult) throws {
        var unknown: [FilePath] = []
        let matched = try walk(&unknown, &result)
        var recorded = 0
        try ledger.forEachPage { page in
            if let place = page.place, !place.isEmpty, !pending.contains(place) { recorded += 1 }
        }
        // Every file was compared with the record of its content; where as many records are matched as there are, each has
        // its file. Otherwise we look which have none.
        if matched != recorded { try findMissing(&result) }
        let changed = Set(result.changedPages)
        for path in unknown where !changed.contains(path) {
            result.unknownPages.append(path)
            result.add(
                path, found: "a page whose content is not in the ledger", expected: "only pages that were processed",
                advice: "run 'policytrack verify --repair' to put it back in the inbox")
        }
    }

    /// Looks at every file.
    ///
    /// - Parameter unknown: Gets those whose content the ledger does not know.
    /// - Returns: How many are where the ledger has them.
    private func walk(_ unknown: inout [FilePath], _ result: inout AuditResult) throws -> Int {
        var matched = 0
        for top in ["_processed", "_quarantine"] {
            try FileWalk(store: store, folder: inbox.appending(top)).forEachFile { path, relative in
                let place = Array("\(top)/".utf8) + relative
                if top == "_quarantine", let page = QuarantineNote.page(ofNote: path) {
                    try audit(note: path, of: page, &result)
                    return
                }
                result.counts.pages += 1
                let record = try ledger.page(PageDigest(store: store).digest(of: path))
                if let record, record.place == place, !pending.contains(place) { matched += 1 }
                if top == "_processed" {
                    if record?.outcome.isStored != true { unknown.append(path) }
                } else if record == nil, try !isRefusedUnread(path) {
                    unknown.append(path)
                }
            }
        }
        return matched
    }

    private func audit(note: FilePath, of page: FilePath, _ result: inout AuditResult) throws {
        guard try store.statusIfPresent(of: page) == nil else { return }
        result.unknownNotes.append(note)
        result.add(
            note, found: "a note without its page", expected: "both or none",
            advice: "run 'policytrack verify --repair' to remove it")
    }

    /// A file that was refused by its size or kind has a note, but was never read.
    private func isRefusedUnread(_ page: FilePath) throws -> Bool {
        guard let note = try QuarantineNote.read(beside: page, store: store) else { return false }
        return note.sha256 == nil
    }

    private func findMissing(_ result: inout AuditResult) throws {
        try ledger.forEachPage { page in
            guard let place = page.place, !place.isEmpty, !pending.contains(place) else { return }
            let path = inbox.appending(FilePath(bytes: place).components)
            let found: String
            if try store.statusIfPresent(of: path)?.kind != .regular {
                found = "no page"
            } else if try PageDigest(store: store).digest(of: path) != page.sha256 {
                found = "another content"
                result.changedPages.append(path)
            } else {
                return
            }
            result.missingPages.append(page.sha256)
            result.add(
                path, found: found, expected: "the page \(page.sha256.hex.prefix(12))…",
                advice: "put it back from a backup, or run 'policytrack verify --repair' to do without it")
        }
    }
}
