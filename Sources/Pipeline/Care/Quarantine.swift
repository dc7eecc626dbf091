internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// The pages that were refused, and what a person decides about them.
public struct Quarantine {
    /// A page in quarantine, as `policytrack quarantine list --json` prints it.
    public struct Page: Sendable, Encodable, Equatable {
        /// Its name in the quarantine folder; bytes that are no UTF-8 are replaced.
        public let name: String
        /// The folder it is in.
        public let reason: String
        /// Relative to the project's configuration.
        public let path: String
        /// `nil` where somebody put the page there by hand.
        public let note: QuarantineNote?

        init(_ item: QuarantineFolder.Item) {
            name = PageName(bytes: item.path.nameBytes).display
            reason = item.reason
            path = String(decoding: item.path.bytes, as: UTF8.self)
            note = item.note
        }
    }

    /// Which pages are meant.
    public struct Selection: Sendable {
        /// Names, or `reason/name`; all where there are none.
        public var names: [String]
        /// Only those refused for this reason.
        public var reason: String?

        public init(names: [String] = [], reason: String? = nil) {
            self.names = names
            self.reason = reason
        }

        fileprivate func contains(_ item: QuarantineFolder.Item) -> Bool {
            guard reason == nil || item.reason == reason else { return false }
            return names.isEmpty || names.contains { Self.matches($0, item) }
        }

        fileprivate static func matches(_ name: String, _ item: QuarantineFolder.Item) -> Bool {
            let display = PageName(bytes: item.path.nameBytes).display
            return name == display || name == "\(item.reason)/\(display)"
        }
    }

    private let project: Project
    private let options: RunOptions

    public init(_ project: Project, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
    }

    /// The pages that `selection` means, by reason and name.
    ///
    /// - Throws: `RunError` of kind `input` for a name that no page has.
    public func pages(_ selection: Selection = Selection()) throws -> [Page] {
        try PageRun.translatingErrors { try items(selection).map(Page.init) }
    }

    /// Puts pages back in the inbox, under their own names where these are free, for the next run to look at again.
    ///
    /// - Returns: Where they are now.
    public func retry(_ selection: Selection) throws -> [String] {
        try change(selection) { item in
            let inbox = InboxReturn(store: options.store, inbox: project.inbox)
            return try inbox.putBack(item.path, as: item.originalName).string
        }
    }

    /// Removes pages and their notes for good.
    ///
    /// - Returns: Where they were.
    public func drop(_ selection: Selection) throws -> [String] {
        try change(selection) { item in
            try options.store.remove(item.path)
            try options.store.removeIfPresent(QuarantineNote.note(ofPage: item.path))
            return item.path.string
        }
    }

    /// Does something to pages, then tells the ledger that they are gone. Where it is killed between, `verify` finds the
    /// pages missing, and the next run knows them again.
    private func change(
        _ selection: Selection, _ action: (QuarantineFolder.Item) throws -> String
    ) throws -> [String] {
        try CareSession.open(project, options: options) { session in
            var batch = LedgerBatch()
            var answers: [String] = []
            for item in try items(selection) {
                if let digest = item.note?.sha256, try session.ledger.page(digest)?.place == item.place {
                    batch.places.append((digest, nil))
                }
                answers.append(try action(item))
            }
            try session.ledger.commit(batch)
            return answers
        }
    }

    private func items(_ selection: Selection) throws -> [QuarantineFolder.Item] {
        let all = try QuarantineFolder(store: options.store, inbox: project.inbox).items()
        for name in selection.names where !all.contains(where: { Selection.matches(name, $0) }) {
            throw RunError(
                .input,
                "quarantine: no page in \(project.inbox)/_quarantine has the name \(name). See 'policytrack quarantine list'"
            )
        }
        return all.filter(selection.contains)
    }
}

extension QuarantineFolder.Item {
    /// The name the page had in the inbox, where the note has all of its bytes; otherwise its name here.
    fileprivate var originalName: [UInt8] {
        guard let name = note?.page, !name.unicodeScalars.contains("\u{FFFD}"), !name.isEmpty, !name.utf8.contains(47),
            name.utf8.first != UInt8(ascii: ".")
        else { return path.nameBytes }
        return Array(name.utf8)
    }
}
