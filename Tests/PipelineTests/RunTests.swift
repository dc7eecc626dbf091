import Dispatch
import Pipeline
import Storage
import Synchronization
import SystemPackage
import Testing

struct RunTests {
    private func projectWithPages() throws -> TemporaryProject {
        let project = try TemporaryProject()
        for page in SamplePages.all { try project.drop(page.text, as: page.name) }
        return project
    }

    @Test("every page has one outcome, and for every stage received = kept + dropped + failed")
    func outcomes() throws {
        let project = try projectWithPages()
        let report = try project.run()
        #expect(report.pages == 8)
        #expect(report.articles == 4)
        #expect(report.reprints == 1)
        #expect(report.seen == 1)
        #expect(report.quarantined == 2)
        for stage in report.stages {
            let left = stage.dropped.values.reduce(0, +) + stage.failed.values.reduce(0, +)
            #expect(stage.received == stage.kept + left, "\(stage)")
        }
        let files = try project.files(below: "inbox")
        #expect(
            files == [
                "_processed/2026-01/a-base-stations.txt", "_processed/2026-01/b-government.txt",
                "_processed/2026-01/c-base-stations-again.txt", "_processed/2026-01/d-orchard.txt",
                "_processed/2026-01/f-government-bytes.txt", "_processed/2026-01/h-hospital.txt",
                "_quarantine/not-text/g-image.html", "_quarantine/not-text/g-image.html.reason.json",
                "_quarantine/too-short/e-short.txt", "_quarantine/too-short/e-short.txt.reason.json",
            ])
    }

    @Test("a second run over an empty inbox changes nothing")
    func again() throws {
        let project = try projectWithPages()
        try project.run()
        let before = try project.contents(below: "warehouse")
        let report = try project.run()
        #expect(report.pages == 0)
        #expect(try project.contents(below: "warehouse") == before)
    }

    @Test("the number of jobs and the size of batches do not change the rows", arguments: [(1, 1), (2, 3), (4, 1000)])
    func jobs(jobs: Int, pagesPerCommit: Int) throws {
        let one = try projectWithPages()
        try one.run()
        let other = try projectWithPages()
        try other.run(jobs: jobs, pagesPerCommit: pagesPerCommit)
        #expect(try other.contents(below: "warehouse") == one.contents(below: "warehouse"))
    }

    @Test("pages are placed while a commit is under way, and bytes that it stores are known")
    func overlap() throws {
        let project = try TemporaryProject()
        try project.drop(SamplePages.all[0].text, as: "a.txt")
        try project.drop(SamplePages.all[0].text, as: "b.txt")
        let isPlaced = DispatchSemaphore(value: 0)
        let wasPlacedMeanwhile = Mutex(false)
        let store = FailingStore(wrapping: DiskStore()) { step in
            let path = step.path.string
            if path.hasSuffix("_processed/2026-01/b.txt") { isPlaced.signal() }
            if step.operation == .create && path.contains("staging/") && path.hasSuffix(".part") {
                let placed = isPlaced.wait(timeout: .now() + 60) == .success
                wasPlacedMeanwhile.withLock { $0 = placed }
            }
        }
        let report = try project.run(store: store, pagesPerCommit: 1)
        #expect(wasPlacedMeanwhile.withLock { $0 })
        #expect(report.articles == 1)
        #expect(report.seen == 1)
        #expect(try project.files(below: "inbox") == ["_processed/2026-01/a.txt", "_processed/2026-01/b.txt"])
    }

    @Test("a run that is stopped reports the pages that it stored, and no others")
    func stopped() throws {
        let project = try projectWithPages()
        let isEnough = Atomic(false)
        var options = RunOptions()
        options.jobs = 1
        options.pagesPerCommit = 3
        options.progress = { progress in
            if progress.done >= 5 { isEnough.store(true, ordering: .relaxed) }
        }
        options.shouldStop = { isEnough.load(ordering: .relaxed) }
        let report = try PageRun(
            Project(configuration: project.configuration, folder: project.folder), options: options
        ).run()
        #expect(report.interrupted)
        #expect(report.pages == 3)
        #expect(report.articles + report.reprints + report.seen + report.quarantined == 3)
        #expect(try project.files(below: "inbox").filter { !$0.contains("/") }.count == SamplePages.all.count - 3)
        #expect(try project.run().pages == SamplePages.all.count - 3)
    }

    @Test("the end of a run is committed apart, so that most pages are durable while the last are prepared")
    func lastPages() throws {
        let project = try TemporaryProject()
        for number in 0..<520 { try project.drop(SamplePages.all[0].text, as: "\(number).txt") }
        let stored = Mutex<Set<Int>>([])
        var options = RunOptions()
        options.progress = { progress in _ = stored.withLock { $0.insert(progress.stored) } }
        let report = try PageRun(
            Project(configuration: project.configuration, folder: project.folder), options: options
        ).run()
        #expect(report.pages == 520)
        // Far fewer pages than one commit takes.
        #expect(stored.withLock { $0.contains { $0 >= 256 && $0 < 520 } })
    }

    @Test("a second run at the same time is told who holds the lock")
    func locked() throws {
        let project = try projectWithPages()
        let store = DiskStore()
        try store.createFolder(project.folder.appending(".policytrack"))
        let lock = try store.lock(project.folder.appending(".policytrack/lock"))
        #expect(throws: (any Error).self) { try project.run() }
        if case .acquired(let held) = lock { held.release() }
        #expect(try project.run().pages == 8)
    }
}
