import Foundation
import Glibc
import Testing

/// An inbox with more files than anybody looks at. Long form: script/test-durability inbox.
@Suite("large inbox")
struct LargeInboxTests {
    /// Kilobytes that the program had in memory at most while it looked at `files` files and took `limit` of them.
    private func peak(files: Int, limit: Int) throws -> Int {
        let workplace = try Workplace()
        let inbox = workplace.path("inbox").path
        let page = Making.page("甲县")
        try workplace.write(page, to: "inbox/0.html")
        // Names alone count here: all of them are one file.
        var file = "\(inbox)/0.html"
        for number in 1..<files where link(file, "\(inbox)/\(number).html") != 0 {
            // Some file systems end at 65,000 names a file.
            try workplace.write(page, to: "inbox/\(number).html")
            file = "\(inbox)/\(number).html"
        }
        let report = workplace.path(".time").path
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            "\"$0\" run --quiet --in-process --limit \(limit) & while kill -0 $! 2> /dev/null; do "
                + "grep -s VmHWM /proc/$!/status > \(report).new && mv \(report).new \(report); sleep 0.01; done; wait $!",
            Workplace.program.path,
        ]
        process.currentDirectoryURL = workplace.folder
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try workplace.rows(below: "warehouse").count == 1)
        let line = try String(contentsOfFile: report, encoding: .utf8)
        return try #require(Int(line.split(whereSeparator: { !$0.isNumber }).first ?? ""))
    }

    @Test("streams through memory that does not grow with it")
    func flat() throws {
        let files = LongForm.count("POLICYTRACK_INBOX", suite: 4000)
        let few = try peak(files: files / 4, limit: 50)
        let many = try peak(files: files, limit: 50)
        LongForm.report("\(files / 4) files: \(few) kB, \(files) files: \(many) kB at most")
        // What is held of a file is its name and facts, and that of 163,840 files at most.
        let held = min(files, 163_840) - min(files / 4, 163_840)
        #expect(many - few < held * 400 / 1024 + 8192)
    }
}
