import Foundation
import Glibc
import Pipeline
import PipelineModel
import Synchronization
import Testing

/// Pages in processes of their own: what they cost, and what a page that ends its process costs. One test at a time, for
/// they tell workers by their parent, which is this process.
@Suite(.serialized)
struct WorkerTests {
    private func options(_ worker: WorkerProgram? = WorkerProcesses.program) -> RunOptions {
        var options = RunOptions()
        options.worker = worker
        options.clock = .fixed(1_790_000_000)
        return options
    }

    /// A page of nine million bytes.
    private var longPage: String {
        let paragraph = "<p>" + String(repeating: "各地加快建设数字政府。", count: 30) + "</p>"
        return "<html><body>" + String(repeating: paragraph, count: 9000) + "</body></html>"
    }

    /// So large that a worker gets each page alone.
    private static let alone = 1 << 17

    @Test("the warehouse is the same with workers and without")
    func sameWarehouse() throws {
        var warehouses: [[String: Data]] = []
        for worker in [nil, WorkerProcesses.program] {
            let folder = try RunFolder()
            try folder.dropArticles(12)
            try folder.drop(RunFolder.article(3) + " ", as: "reprint.html")
            try folder.drop("", as: "empty.html")
            try folder.drop("\u{89}PNG\r\n\u{1a}\n", as: "picture.html")
            let report = try folder.run(options(worker))
            #expect(report.articles == 12)
            #expect(report.reprints == 1)
            warehouses.append(try folder.contents(below: "warehouse"))
        }
        #expect(warehouses[0].count > 1)
        #expect(warehouses[0] == warehouses[1])
    }

    @Test("a worker that is killed costs no page")
    func killed() throws {
        let folder = try RunFolder()
        try folder.dropArticles(20, padding: Self.alone)
        let killed = Mutex<Set<Int>>([])
        var options = options()
        options.jobs = 1
        options.progress = { progress in
            // Once in five pages: the same page is not hit twice.
            guard progress.done % 5 == 1, killed.withLock({ $0.insert(progress.done).inserted }) else { return }
            for worker in WorkerProcesses.running() { kill(worker, SIGKILL) }
        }
        let report = try folder.run(options)
        #expect(killed.withLock { $0.count } >= 3)
        #expect(report.articles == 20)
        #expect(report.quarantined == 0)
        #expect(WorkerProcesses.running() == [])
    }

    @Test("a page that ends every worker for want of memory is quarantined, and the others are stored")
    func memory() throws {
        let folder = try RunFolder()
        try folder.dropArticles(6)
        try folder.drop(longPage, as: "huge.html")
        var program = WorkerProcesses.program
        program.limits.memory = 16 << 20
        let report = try folder.run(options(program))
        #expect(report.articles == 6)
        #expect(report.quarantined == 1)
        let quarantine = try folder.contents(below: "inbox/_quarantine")
        #expect(quarantine.keys.sorted() == ["worker-memory/huge.html", "worker-memory/huge.html.reason.json"])
        let note = try JSONDecoder().decode(
            QuarantineNote.self, from: try #require(quarantine["worker-memory/huge.html.reason.json"]))
        #expect(note.detail.contains("16 MiB"))
    }

    @Test("a small page that ends its worker is quarantined, and those the worker had with it are stored")
    func together() throws {
        let folder = try RunFolder()
        try folder.dropArticles(6)
        try folder.drop(String(repeating: "<p>各地</p>", count: 9000), as: "article-1003-dense.html")
        var options = options()
        options.worker?.limits.memory = 2 << 20
        options.jobs = 1
        let report = try folder.run(options)
        #expect(report.articles == 6)
        #expect(report.quarantined == 1)
        #expect(
            try folder.contents(below: "inbox/_quarantine").keys.sorted()
                == ["worker-memory/article-1003-dense.html", "worker-memory/article-1003-dense.html.reason.json"])
    }

    /// What a worker that a page has taken over may answer: a length and bytes.
    struct BadAnswer: CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]

        static let all: [BadAnswer] = {
            var random = SplitMix(state: 7)
            let noise = [8, 64, 400, 5000].map { count -> BadAnswer in
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
                return BadAnswer(
                    testDescription: "\(count) bytes of noise",
                    bytes: [UInt8(count & 0xFF), UInt8(count >> 8), 0, 0] + bytes)
            }
            return noise + [
                BadAnswer(testDescription: "no bytes at all", bytes: [0, 0, 0, 0]),
                BadAnswer(testDescription: "more bytes than there can be", bytes: [0xFF, 0xFF, 0xFF, 0xFF]),
                BadAnswer(
                    testDescription: "a list longer than what follows",
                    bytes: [16, 0, 0, 0] + Array(repeating: 0xFF, count: 16)),
                BadAnswer(
                    testDescription: "a text that is not UTF-8",
                    bytes: [12, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0x28, 0xC3, 0x28]),
            ]
        }()
    }

    @Test("a worker that answers nonsense has its pages quarantined, and the run goes on", arguments: BadAnswer.all)
    func nonsense(answer: BadAnswer) throws {
        let folder = try RunFolder()
        try folder.dropArticles(2)
        let ready: [UInt8] = [0, 0, 0, 0]
        let octal = (ready + answer.bytes).map { "\\0" + String(0o1000 + Int($0), radix: 8).dropFirst() }.joined()
        let script = folder.folder.appending(path: "worker")
        try "#!/bin/sh\nprintf %b '\(octal)'\nexec cat > /dev/null\n".write(
            to: script, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
        let report = try folder.run(options(WorkerProgram(path: script.path)))
        #expect(report.quarantined == 2)
        let notes = try folder.contents(below: "inbox/_quarantine/worker-crashed").filter { $0.key.hasSuffix(".json") }
        #expect(notes.count == 2)
        for note in notes.values {
            #expect(String(decoding: note, as: UTF8.self).contains("it gave an answer that cannot be read"))
        }
    }

    @Test("a page that takes too long is quarantined, and the others are stored")
    func time() throws {
        let folder = try RunFolder()
        try folder.dropArticles(6)
        try folder.drop(longPage, as: "slow.html")
        var program = WorkerProcesses.program
        program.limits.processorTime = .zero
        program.limits.perMebibyte = .milliseconds(1)
        let report = try folder.run(options(program))
        #expect(report.articles == 6)
        let quarantine = try folder.contents(below: "inbox/_quarantine")
        #expect(
            quarantine.keys.sorted()
                == ["worker-timeout/slow.html", "worker-timeout/slow.html.reason.json"])
    }

    @Test("a run that is to stop does not wait for a worker that hangs, and blames no page")
    func stopped() throws {
        let folder = try RunFolder()
        try folder.dropArticles(12, padding: Self.alone)
        let stops = Atomic(false)
        var options = options()
        options.jobs = 1
        options.progress = { _ in
            for worker in WorkerProcesses.running() { kill(worker, SIGSTOP) }
            stops.store(true, ordering: .relaxed)
        }
        options.shouldStop = { stops.load(ordering: .relaxed) }
        let report = try folder.run(options)
        #expect(report.interrupted)
        #expect(try folder.contents(below: "inbox").count == 12)
        #expect(WorkerProcesses.running() == [])
    }

    @Test("a worker has no file but the three, can open none, and gains no privileges")
    func confinement() throws {
        let folder = try RunFolder()
        try folder.dropArticles(4)
        let seen = Mutex<[(files: [String], status: [String], limits: [String])]>([])
        var options = options()
        options.jobs = 1
        options.progress = { _ in
            for worker in WorkerProcesses.running() {
                let files = WorkerProcesses.openFiles(worker)
                guard let status = WorkerProcesses.lines(worker, "status"),
                    let limits = WorkerProcesses.lines(worker, "limits")
                else { continue }
                seen.withLock { $0.append((files, status, limits)) }
            }
        }
        _ = try folder.run(options)
        let worker = try #require(seen.withLock { $0.first })
        #expect(worker.files == ["0", "1", "2"])
        #expect(worker.status.contains("NoNewPrivs:\t1"))
        let limits = worker.limits.map { $0.split(separator: " ").joined(separator: " ") }
        for limit in ["Max open files 0 0 files", "Max file size 0 0 bytes", "Max core file size 0 0 bytes"] {
            #expect(limits.contains(limit))
        }
        #expect(!limits.contains { $0.hasPrefix("Max address space unlimited") })
    }

    @Test("an empty inbox starts no worker; a worker that cannot be started is no page's fault")
    func absentProgram() throws {
        let folder = try RunFolder()
        let options = options(WorkerProgram(path: "/nowhere/policytrack"))
        #expect(try folder.run(options).pages == 0)
        try folder.dropArticles(2)
        let error = #expect(throws: RunError.self) { try folder.run(options) }
        #expect(error?.kind == .configuration)
        #expect(error?.message.contains("--in-process") == true)
        #expect(try folder.contents(below: "inbox").count == 2)
    }
}
