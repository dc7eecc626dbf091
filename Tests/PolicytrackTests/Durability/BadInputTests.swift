import Foundation
import Glibc
import Testing

/// The table of bad inputs through the real program: no row of it stops a run, and each has its outcome. What a row needs
/// beside a page (links, rights, signals, a broken configuration) is a test of its own.
@Suite("bad inputs")
struct BadInputTests {
    private static let configuration =
        #"{"ingest": {"settleSeconds": 0, "maximumPageBytes": \#(BadPage.maximumBytes)}}"#

    /// Rows as dictionaries by the sha256 of their page.
    private func rowsByPage(_ workplace: Workplace) throws -> [String: [String: Any]] {
        var rows: [String: [String: Any]] = [:]
        for row in try workplace.rows(below: "warehouse") {
            let page = try #require(row["page"] as? [String: Any])
            let digest = try #require(page["sha256"] as? String)
            #expect(rows.updateValue(row, forKey: digest) == nil, "two rows for a page")
        }
        return rows
    }

    /// Where the bytes of pages lie: the folders by the pages' contents.
    private func places(_ workplace: Workplace) throws -> [Data: String] {
        var places: [Data: String] = [:]
        let inbox = workplace.path("inbox").path
        func walk(_ folder: [CChar], _ relative: String) {
            guard let stream = opendir(folder) else { return }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                    start.withMemoryRebound(to: CChar.self, capacity: 256) {
                        Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
                    }
                }
                let text = String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                guard text != ".", text != ".." else { continue }
                let path = Array(folder.dropLast()) + [CChar(bitPattern: 47)] + name + [0]
                if entry.pointee.d_type == DT_DIR {
                    walk(path, relative + text + "/")
                } else if entry.pointee.d_type == DT_REG, let file = fopen(path, "rb") {
                    defer { fclose(file) }
                    places[FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false).readDataToEndOfFile()] =
                        relative
                }
            }
        }
        walk(Array(inbox.utf8CString), "")
        return places
    }

    @Test("every page of the table has its outcome, in one run that ends with 0")
    func table() throws {
        let workplace = try Workplace(configuration: Self.configuration)
        let pages = try BadPage.table()
        for page in pages { try write(page, in: workplace) }
        let outcome = try workplace.run("run", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let places = try places(workplace)
        for page in pages {
            let place = places[page.content] ?? "nowhere"
            let found: BadPage.Outcome? =
                switch place.split(separator: "/").first {
                case nil: .stays
                case "_processed": .accepted
                case "_quarantine": .quarantined([String(place.dropFirst("_quarantine/".count).dropLast())])
                default: nil
                }
            let isExpected =
                if case .quarantined(let reasons) = page.outcome, case .quarantined(let found) = found {
                    found.isSubset(of: reasons)
                } else {
                    found == page.outcome
                }
            #expect(isExpected, "row \(page.row), \(String(decoding: page.name, as: UTF8.self)): \(place)")
        }
        try examine(rowsByPage(workplace))
        #expect(try workplace.run("verify").status == 0)
        LongForm.report("\(pages.count) pages of \(Set(pages.map(\.row)).count) rows of the table")
        // Everything again adds nothing.
        let rows = try workplace.rows(below: "warehouse").count
        for page in pages where page.outcome == .accepted { try write(page, in: workplace) }
        #expect(try workplace.run("run", "--quiet").status == 0)
        #expect(try workplace.rows(below: "warehouse").count == rows)
    }

    private func write(_ page: BadPage, in workplace: Workplace) throws {
        let path =
            workplace.path("inbox").path.utf8CString.dropLast() + [47] + page.name.map { CChar(bitPattern: $0) } + [0]
        let file = try #require(fopen(Array(path), "wb"), "row \(page.row): \(String(cString: strerror(errno)))")
        defer { fclose(file) }
        page.content.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    }

    /// What a row must say, where that it is there is not enough.
    private func examine(_ rows: [String: [String: Any]]) throws {
        func row(named name: String) throws -> [String: Any] {
            try #require(rows.values.first { ($0["page"] as? [String: Any])?["name"] as? String == name }, "\(name)")
        }
        for row in rows.values {
            let text = row["text"] as? String ?? ""
            #expect(!text.contains("root:") && !text.contains("\u{0}"))
            let title = row["title"] as? String ?? ""
            #expect(!title.contains("\u{1B}"), "\(title)")
        }
        for name in ["future.html", "february.html", "zero.html", "old.html"] {
            #expect(try row(named: name)["published"] is NSNull, "\(name)")
        }
        #expect(try row(named: "first.html")["published"] as? String == "2021-03-04")
    }

    @Test(
        "rows 3 and 5: sparse files of 2 GB and 1 TB are refused by their size, unread", arguments: [2 << 30, 1 << 40])
    func sparse(size: Int) throws {
        let workplace = try Workplace()
        try workplace.write("", to: "inbox/huge.html")
        try #require(truncate(workplace.path("inbox/huge.html").path, size) == 0)
        #expect(try workplace.run("run", "--in-process").status == 0)
        #expect(workplace.files(below: "inbox").contains("_quarantine/too-large/huge.html"))
    }

    @Test(
        "rows 41 to 44, 58 and 59: links, pipes, sockets and folders are passed over, and a hard link is left as it is")
    func specials() throws {
        let workplace = try Workplace()
        let outside = workplace.path("outside.html").path
        let inbox = workplace.path("inbox").path
        try workplace.write(Making.page("甲县"), to: "outside.html")
        for (target, name) in [(outside, "out"), ("in.html", "in"), ("loop.html", "loop"), ("nowhere", "dangling")] {
            try #require(symlink(target, "\(inbox)/\(name).html") == 0)
        }
        try #require(mkfifo("\(inbox)/pipe.html", 0o666) == 0)
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(server) }
        try workplace.write(Making.page("乙县"), to: "inbox/page_files/part.html")
        try workplace.write(Making.page("丙县"), to: "inbox/folder.html/index.html")
        try workplace.write(Making.page("丁县"), to: "second.html")
        try #require(link(workplace.path("second.html").path, "\(inbox)/hard.html") == 0)
        let outcome = try workplace.run("run", "--json")
        #expect(outcome.status == 0 && outcome.output.contains(#""pages":1,"#), "\(outcome)")
        #expect(try workplace.rows(below: "warehouse").count == 1)
        #expect(try String(contentsOf: workplace.path("second.html"), encoding: .utf8) == Making.page("丁县"))
        for name in ["out", "in", "loop", "dangling", "pipe"] {
            var status = stat()
            #expect(lstat("\(inbox)/\(name).html", &status) == 0, "\(name)")
        }
    }

    @Test("row 45: a page that may not be read stays, is said, and the run ends with 0")
    func unreadable() throws {
        let project = try DurableProject(pages: DurablePages.make(3))
        let call = project.faults(["FAULT_KINDS": "open", "FAULT_DO": "\(EACCES)"])
        // The calls before are the same in every run: the one that opens the second page is found by its path.
        let log = project.workplace.path(".calls")
        let twin = try DurableProject(pages: DurablePages.make(3))
        try twin.run(environment: twin.faults(["FAULT_KINDS": "open", "FAULT_LOG": log.path]))
        let calls = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        let number = try #require(calls.lastIndex(of: "open inbox/page-00001.html"))
        let outcome = try project.run(
            environment: call.merging(["FAULT_AT": "\(number + 1)"]) { $1 })
        #expect(outcome.status == 0 && outcome.errors.contains("unreadable"), "\(outcome)")
        #expect(project.workplace.files(below: "inbox").contains("page-00001.html"))
        #expect(try project.run().status == 0)
        #expect(try project.rows().count == 3)
    }

    @Test("rows 47 and 48: a file that somebody has open for writing stays, whatever its modification time")
    func stillWritten() throws {
        let workplace = try Workplace()
        try workplace.write(Making.page("甲县"), to: "inbox/growing.html")
        let path = workplace.path("inbox/growing.html").path
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
        try #require(utimes(path, &times) == 0)
        #expect(try workplace.run("run").status == 0)
        #expect(workplace.files(below: "inbox") == ["growing.html"])
        try file.close()
        #expect(try workplace.run("run").status == 0)
        #expect(try workplace.rows(below: "warehouse").count == 1)
    }

    @Test("row 46: an inbox that is missing, or no folder, ends the run with 74 and is named")
    func noInbox() throws {
        for make in [{ (_: URL) in }, { (path: URL) in try Data().write(to: path) }] {
            let workplace = try Workplace()
            try FileManager.default.removeItem(at: workplace.path("inbox"))
            try make(workplace.path("inbox"))
            let outcome = try workplace.run("run")
            #expect(outcome.status == 74 && outcome.errors.contains("inbox"), "\(outcome)")
        }
    }

    @Test("row 55: the same name with other bytes is a page of its own, and both are kept")
    func sameName() throws {
        let workplace = try Workplace()
        for subject in ["甲县", "乙县"] {
            try workplace.write(Making.page(subject), to: "inbox/daily.html")
            #expect(try workplace.run("run").status == 0)
        }
        #expect(try workplace.rows(below: "warehouse").count == 2)
        #expect(workplace.files(below: "inbox/_processed").count == 2)
    }

    @Test("row 61: files from the future and the past are taken")
    func clocks() throws {
        let workplace = try Workplace()
        for (name, seconds) in [("future", 4_000_000_000), ("past", 1)] {
            try workplace.write(Making.page("\(name)县"), to: "inbox/\(name).html")
            var times = [timeval(tv_sec: seconds, tv_usec: 0), timeval(tv_sec: seconds, tv_usec: 0)]
            try #require(utimes(workplace.path("inbox/\(name).html").path, &times) == 0)
        }
        #expect(try workplace.run("run").status == 0)
        #expect(try workplace.rows(below: "warehouse").count == 2)
    }

    @Test(
        "row 73: a broken pipeline.json ends with 78 and says where",
        arguments: [
            "", "{} // comment", #"{"ingest": {"settleSeconds": 1},}"#, #"{"ingest": {}, "ingest": {}}"#,
            #"{"ingst": {}}"#,
            #"{"ingest": {"settleSeconds": "2"}}"#, String(repeating: "[", count: 100_000), "[]", #"{"ingest": 1e999}"#,
        ])
    func configuration(text: String) throws {
        let outcome = try Workplace(configuration: text).run("run")
        #expect(outcome.status == 78 && outcome.errors.contains("pipeline.json"), "\(outcome)")
    }

    @Test(
        "row 74: foreign files, a torn tail, an edited row and a missing part do not stop a run, and verify names them")
    func foreign() throws {
        let workplace = try Workplace()
        for page in DurablePages.make(12) { try workplace.write(page.content, to: "inbox/\(page.name)") }
        #expect(try workplace.run("run", "--in-process").status == 0)
        let parts = workplace.files(below: "warehouse").map { "warehouse/\($0)" }
        try #require(parts.count >= 3)
        try Data(contentsOf: workplace.path(parts[0])).dropLast(5).write(to: workplace.path(parts[0]))
        var edited = try Data(contentsOf: workplace.path(parts[1]))
        edited[edited.count / 2] ^= 1
        try edited.write(to: workplace.path(parts[1]))
        try FileManager.default.removeItem(at: workplace.path(parts[2]))
        try workplace.write("x", to: "warehouse/articles/foreign.txt")
        for page in DurablePages.make(30).suffix(12) { try workplace.write(page.content, to: "inbox/\(page.name)") }
        #expect(try workplace.run("run", "--in-process").status == 0)
        let verified = try workplace.run("verify")
        #expect(verified.status != 0)
        for place in parts.prefix(3) + ["warehouse/articles/foreign.txt"] {
            #expect(verified.output.contains(place), "\(place): \(verified.output)")
        }
    }

    @Test("row 75: a ledger that is gone is made anew, a newer one is refused with 78, one that is no ledger with 74")
    func ledgers() throws {
        let project = try DurableProject(pages: DurablePages.make(12))
        #expect(try project.run().status == 0)
        let rows = try project.rows()
        try FileManager.default.removeItem(at: project.workplace.path(".policytrack"))
        #expect(try project.workplace.run("rebuild").status == 0)
        for page in DurablePages.make(12) { try page.content.write(to: project.workplace.path("inbox/\(page.name)")) }
        #expect(try project.run().status == 0)
        #expect(try project.rows() == rows)
        let ledger = project.workplace.path(".policytrack/ledger.sqlite")
        var bytes = try Data(contentsOf: ledger)
        // The user version of SQLite's header: 4 bytes from 60 on, the highest first.
        bytes[63] = 99
        try bytes.write(to: ledger)
        try project.workplace.write(Making.page("甲县"), to: "inbox/next.html")
        let newer = try project.run()
        #expect(newer.status == 78 && newer.errors.contains("newer"), "\(newer)")
        try Data("no ledger at all, but long enough to be taken for one".utf8).write(to: ledger)
        let broken = try project.run()
        #expect(broken.status == 74 && broken.errors.contains("rebuild"), "\(broken)")
    }

    @Test("row 77: a state folder on another file system than the warehouse is refused with 78 and what to do")
    func otherFileSystem() throws {
        let state = "/dev/shm/policytrack-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: state) }
        let workplace = try Workplace(configuration: #"{"ingest": {"settleSeconds": 0}, "state": "\#(state)"}"#)
        try workplace.write(Making.page("甲县"), to: "inbox/page.html")
        var (here, there) = (stat(), stat())
        try #require(stat(workplace.folder.path, &here) == 0 && stat("/dev/shm", &there) == 0)
        let outcome = try workplace.run("run")
        #expect(outcome.status == (here.st_dev == there.st_dev ? 0 : 78), "\(outcome)")
    }

    @Test("row 80: no locale, no home, no terminal and a tight umask change nothing")
    func poorEnvironment() throws {
        let workplace = try Workplace()
        try workplace.write(Making.page("甲县"), to: "inbox/政府公告.html")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["-i", "sh", "-c", "umask 077; exec \"$0\" run", Workplace.program.path]
        process.currentDirectoryURL = workplace.folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let row = try #require(try workplace.rows(below: "warehouse").first)
        #expect((row["page"] as? [String: Any])?["name"] as? String == "政府公告.html")
    }
}
