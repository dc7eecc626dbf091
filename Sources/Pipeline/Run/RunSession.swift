internal import Deduplicate
internal import FoundationEssentials
internal import Ingest
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// What a run has open, while it holds the lock. Ledger, index and threads are opened with the first page, so that a run
/// over an empty inbox touches next to nothing.
final class RunSession {
    private let project: Project
    private let state: StateFolder
    private let options: RunOptions
    private let startedAt: Int
    private let startedTick = ContinuousClock.now
    private var tally = RunTally()
    private var batch = RunBatch()
    private var places: InboxPlaces
    private var opened: Opened?
    private var interrupted = false
    /// Files taken from the inbox, and files waiting there.
    private var taken = 0
    private var waiting = 0
    /// What was done to the pages whose outcome is durable.
    private var stored = RunTally()
    /// Bytes of the files that the threads have or will have.
    private var bytesInFlight = 0

    /// What the first page opens.
    private struct Opened {
        let ledger: Ledger
        let run: RunRecord
        let mark: OpenMark
        let commits: CommitLane
        let finder: DuplicateFinder
        let pool: OrderedPool<TakenFile, PreparedFile>
    }

    /// A file on its way through the threads.
    private struct TakenFile: Sendable {
        let file: RawFile
        let status: FileStatus
        /// The commits that were done when the ledger was asked for the file.
        let commits: Int
        /// The run that stored it before its row was lost; `nil` for a page that is new.
        let lostFrom: Int?
    }

    private struct PreparedFile: Sendable {
        let preparation: Preparation
        let status: FileStatus
        let commits: Int
        let lostFrom: Int?
    }

    init(project: Project, state: StateFolder, options: RunOptions) {
        self.project = project
        self.state = state
        self.options = options
        startedAt = options.clock.now()
        places = InboxPlaces(
            store: options.store, inbox: project.inbox, afterwards: project.configuration.ingest.afterwards,
            month: Moment(seconds: startedAt).month)
    }

    func run() throws -> RunReport {
        defer { close() }
        try recoverIfNeeded()
        try takePages()
        try placeRest()
        if !interrupted { try commit() }
        try finishCommit()
        if interrupted { tally.fallBack(to: stored) }
        let report = report()
        if let opened {
            try opened.ledger.endRun(
                opened.run, finished: Moment(seconds: options.clock.now()).rfc3339, report: try report.line())
            try opened.ledger.close()
            try opened.mark.clear()
        }
        return report
    }

    private func close() {
        opened?.pool.close()
        opened?.commits.close()
    }

    // MARK: The inbox

    private func takePages() throws {
        var inbox = Inbox(
            folder: project.inbox, store: options.store, options: project.configuration.ingest, limit: options.limit,
            clock: .system(stoppingWhen: options.shouldStop))
        while let item = try inbox.next() {
            if isInterrupted() { return }
            taken += 1
            waiting = inbox.waitingCount
            try take(item)
        }
        tally.left += inbox.left
    }

    private func isInterrupted() -> Bool {
        interrupted = interrupted || options.shouldStop()
        return interrupted
    }

    private func take(_ item: Inbox.Item) throws {
        let opened = try open()
        switch item {
        case .file(let file, let status):
            let sha256 = file.sha256
            let done = opened.commits.done
            let known = try opened.ledger.page(sha256)
            if known?.outcome.isStored == true {
                try letGo(file.name, sha256, status)
            } else {
                let lostFrom = known?.outcome == .lost ? known?.run : nil
                bytesInFlight += status.size
                opened.pool.ask(TakenFile(file: file, status: status, commits: done, lostFrom: lostFrom))
            }
        case .refused(let name, let status, let refusal):
            tally.count(refusal)
            try quarantine(name, sha256: nil, status, stage: refusal.stage, refusal.reason.rawValue, refusal.detail)
        case .unreadable(_, let error):
            tally.count(unreadable: error)
        }
        while !interrupted, opened.pool.isReady || isAhead(opened) { _ = try placeNext() }
    }

    /// Whether enough pages are on their way: four a thread keep all threads busy although pages differ in size a
    /// hundredfold and are placed in order. While there are few bytes in them, 64 times as many, which keep the threads
    /// busy while the ledger, asked for each page, is held by a commit: some 100 ms, in which two threads prepare 250
    /// pages of 7 kB.
    private func isAhead(_ opened: Opened) -> Bool {
        let pages = opened.pool.inFlight
        return pages >= 256 * options.jobs || (pages >= 4 * options.jobs && bytesInFlight >= 16 << 20)
    }

    // MARK: Placing, in inbox order

    private func placeNext() throws -> Bool {
        guard let opened, let prepared = opened.pool.take() else { return false }
        bytesInFlight -= prepared.status.size
        switch prepared.preparation {
        case .done(let page): try place(page, prepared, opened)
        case .failed(let error): throw error
        case .stopped:
            interrupted = true
            return false
        }
        reportProgress()
        if opened.commits.isReady { try finishCommit() }
        if batch.isFull(pages: options.pagesPerCommit) || isNearTheEnd { try commit() }
        return true
    }

    /// Whether it is time to commit although the batch is not full, so that only few pages are left for the last commit,
    /// during which no page is prepared any more: it takes an eighth of the time of one of 2,000, and the one before is
    /// done while they are prepared.
    private var isNearTheEnd: Bool {
        batch.count >= Self.lastPages && taken - tally.pages + waiting <= Self.lastPages
    }

    private static let lastPages = 256

    private func placeRest() throws {
        while try !isInterrupted() && placeNext() {}
    }

    /// Whether these bytes were stored after the ledger was asked, by this batch or by one committed meanwhile.
    private func isStored(_ sha256: Digest, since commits: Int, _ opened: Opened) throws -> Bool {
        if batch.stored.contains(sha256) || opened.commits.isStoring(sha256) { return true }
        return try commits < opened.commits.done && opened.ledger.page(sha256)?.outcome.isStored == true
    }

    private func place(_ page: PreparedPage, _ file: PreparedFile, _ opened: Opened) throws {
        let (facts, status) = (page.facts, file.status)
        if try isStored(facts.sha256, since: file.commits, opened) {
            return try letGo(facts.name, facts.sha256, status)
        }
        switch page.outcome {
        case .refused(let refusal):
            tally.count(refusal)
            try quarantine(
                facts.name, sha256: facts.sha256, status, stage: refusal.stage, refusal.reason.rawValue,
                refusal.detail)
        case .failed(let error):
            tally.count(error)
            try quarantine(
                facts.name, sha256: facts.sha256, status, stage: error.stage, error.code, error.detail)
        case .article(let article, let sketch):
            let relation = try opened.finder.place(sketch)
            tally.count(article, relation)
            let run = try file.lostFrom.flatMap { try opened.ledger.run($0) } ?? opened.run
            batch.add(article, sketch, relation, run: run)
            try store(article, relation, status, run: run)
        }
    }

    /// - Parameter run: The run the row names: a page whose row was lost keeps the one that first stored it.
    private func store(
        _ article: ClassifiedArticle, _ relation: Relation, _ status: FileStatus, run: RunRecord
    ) throws {
        let facts = article.article.page
        let place = try places.processed(facts.name, facts.sha256, month: String(run.started.prefix(7)))
        let outcome: PageOutcome =
            switch relation {
            case .original: .article
            case .duplicate: .reprint
            }
        batch.add(
            PageRecord(
                sha256: facts.sha256, name: facts.name, place: place, outcome: outcome, article: article.id,
                run: run.number),
            PageRelease(name: facts.name, status: status, sha256: facts.sha256, place: place, note: nil))
    }

    /// Lets a page go whose bytes are stored already.
    private func letGo(_ name: PageName, _ sha256: Digest, _ status: FileStatus) throws {
        tally.count(seen: name)
        let place = try places.processed(name, sha256)
        batch.add(nil, PageRelease(name: name, status: status, sha256: sha256, place: place, note: nil))
    }

    private func quarantine(
        _ name: PageName, sha256: Digest?, _ status: FileStatus, stage: Stage, _ reason: String, _ detail: String
    ) throws {
        let opened = try open()
        let note = QuarantineNote(
            page: name.display, sha256: sha256, stage: stage, reason: reason, detail: detail, run: opened.run.id,
            at: opened.run.started)
        let place = try places.quarantine(name, tag: sha256?.hex ?? "\(status.inode)", reason: reason)
        var page: PageRecord?
        if let sha256 {
            let known = try opened.ledger.page(sha256)
            let outcome = PageOutcome.quarantined(reason)
            if known?.outcome != outcome || known?.place != place {
                page = PageRecord(
                    sha256: sha256, name: name, place: place, outcome: outcome, article: nil, run: opened.run.number)
            }
        }
        batch.add(page, PageRelease(name: name, status: status, sha256: sha256, place: place, note: note.bytes()))
    }

    private func commit() throws {
        guard let opened, !batch.isEmpty else { return }
        try finishCommit()
        try opened.commits.begin(batch, tally: tally)
        batch = RunBatch()
        places.beginBatch()
    }

    private func finishCommit() throws {
        guard let outcome = try opened?.commits.finish() else { return }
        tally.left += outcome.stayed
        stored = outcome.tally
        reportProgress()
    }

    private func reportProgress() {
        options.progress(RunProgress(done: tally.pages, stored: stored.pages, total: taken + waiting))
    }

    // MARK: Opening

    /// A staging folder with files in it, the mark at least, is what somebody who was killed leaves. What is due is done
    /// before the inbox is listed, so that no page is counted that is on its way out.
    private func recoverIfNeeded() throws {
        if try options.store.hasEntries(state.staging) { _ = try open() }
    }

    private func open() throws -> Opened {
        if let opened { return opened }
        let store = options.store
        let configuration = project.configuration
        let preparation = try preparation()
        try store.createDurableFolder(state.staging)
        try store.createDurableFolder(project.warehouse)
        try checkFileSystems()
        let ledger = try Ledger(at: state.ledger.string)
        let publisher = PartPublisher(store: store, warehouse: project.warehouse, staging: state.staging)
        let mover = PageMover(
            store: store, inbox: project.inbox, limit: configuration.ingest.maximumPageBytes)
        try Recovery(ledger: ledger, publisher: publisher, mover: mover).run()
        let mark = OpenMark(state, store: store)
        try mark.set()
        let moment = Moment(seconds: startedAt)
        let run = try ledger.beginRun(started: moment.rfc3339) { "\(moment.compact)-\($0)" }
        let finder = try DuplicateIndex(ledger: ledger, folder: state.index, store: store).open(
            options: configuration.deduplicate)
        let stager = PartStager(
            store: store, warehouse: project.warehouse, staging: state.staging, options: configuration.warehouse)
        let nextPart = try ledger.nextPartNumber()
        let commits = CommitLane(finder: finder) {
            BatchCommitter(
                ledger: ledger, stager: stager, publisher: publisher, mover: mover, run: run, nextPart: nextPart)
        }
        let opened = Opened(
            ledger: ledger, run: run, mark: mark, commits: commits, finder: finder, pool: pool(preparation))
        self.opened = opened
        return opened
    }

    private func pool(
        _ preparation: @escaping @Sendable () -> ([RawFile]) -> [Preparation]
    ) -> OrderedPool<TakenFile, PreparedFile> {
        OrderedPool(threads: options.jobs, portion: Self.portion, weight: { $0.status.size }) {
            let prepare = preparation()
            return { taken in
                zip(taken, prepare(taken.map(\.file))).map { taken, preparation in
                    PreparedFile(
                        preparation: preparation, status: taken.status, commits: taken.commits,
                        lostFrom: taken.lostFrom)
                }
            }
        }
    }

    /// Bytes of the pages that a thread takes at once: some 20 ms of its time, and what a socket holds, so that a worker
    /// process always has its next page.
    private static let portion = 1 << 17

    /// What prepares pages on one thread, to be made there.
    private func preparation() throws -> @Sendable () -> ([RawFile]) -> [Preparation] {
        let configuration = project.configuration
        if let program = options.worker {
            let recipe = try WorkerRecipe(program, configuration: configuration)
            let shouldStop = options.shouldStop
            return {
                let worker = PageWorker(recipe, shouldStop: shouldStop)
                return { worker.prepare($0) }
            }
        }
        let preparer = try PagePreparer(configuration: configuration)
        return { { files in files.map { .done(preparer.prepare($0)) } } }
    }

    /// A rename cannot reach another file system, and nothing but data may stand in the warehouse, so there is no place for
    /// a copy on the way.
    private func checkFileSystems() throws {
        let staging = try options.store.status(of: state.staging)
        let warehouse = try options.store.status(of: project.warehouse)
        guard staging.device != warehouse.device else { return }
        throw RunError(
            .configuration,
            "\(state.path) and \(project.warehouse) are on different file systems; name a 'state' folder in pipeline.json that "
                + "is on the warehouse's")
    }

    // MARK: The end

    private func report() -> RunReport {
        let elapsed = (ContinuousClock.now - startedTick).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds / 1_000_000_000_000_000) / 1000
        return RunReport(
            event: "summary", run: opened?.run.id, started: Moment(seconds: startedAt).rfc3339, seconds: seconds,
            pages: tally.pages, articles: tally.articles, reprints: tally.reprints, seen: tally.seen,
            quarantined: tally.quarantined, left: tally.left, interrupted: interrupted, topics: tally.topics,
            stages: tally.stages.stages)
    }
}

extension RunReport {
    /// The report as one line of JSON, keys sorted.
    func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
