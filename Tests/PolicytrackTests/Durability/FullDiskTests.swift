import Foundation
import Testing

/// File systems that only one shell and its children see.
enum SmallDisk {
    /// Runs a script where it may mount what it likes.
    static func shell(_ script: String, _ arguments: [String] = []) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["-rm", "sh", "-c", script, "sh"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    static let canMount = (try? shell("mount -t tmpfs tmpfs /mnt")) == 0
}

/// Runs on a file system that is really full: a small one in memory, seen by the test's own processes only.
/// Long form: script/test-durability full-disk.
@Suite("full disk", .enabled(if: SmallDisk.canMount, "needs root or user namespaces (unshare -rm)"))
struct FullDiskTests {
    /// Copies the project $1 to a file system of 8 MB of which $2 kB are free, runs the program $3, makes room, runs it
    /// again and copies everything back. The first run's status and words are left in the project.
    private static let script = """
        set -e
        mount -t tmpfs -o size=8m tmpfs /mnt
        mkdir /mnt/inbox
        cp "$1/pipeline.json" /mnt
        find "$1/inbox" -type f | LC_ALL=C sort | xargs cp -t /mnt/inbox
        cd /mnt
        left=$(($(stat -f -c '%a * %S' /mnt) / 1024))
        head -c $(((left - $2) * 1024)) /dev/zero > ballast
        status=0
        "$3" run --quiet --in-process --pages-per-commit 8 2> /tmp/said.$$ || status=$?
        rm ballast
        "$3" run --quiet --in-process
        echo "$status $(cat /tmp/said.$$)" > said
        rm -f /tmp/said.$$
        rm -rf "$1"/.policytrack "$1"/inbox "$1"/warehouse
        cp -a /mnt/. "$1"
        """

    @Test(
        "with any space left a run ends with 74 and says what is free, or fits; with room again the next one does the rest"
    )
    func full() throws {
        let steps = LongForm.count("POLICYTRACK_DISKS", suite: 3)
        let pages = DurablePages.make(60)
        let expected = try DurableProject.Expected(pages: pages)
        var statuses: [Int: Int] = [:]
        for step in 0..<steps {
            let project = try DurableProject(pages: pages)
            let free = 4 + 700 * step / steps
            let path = project.workplace.folder.path
            #expect(try SmallDisk.shell(Self.script, [path, "\(free)", Workplace.program.path]) == 0)
            let said = try String(contentsOf: project.workplace.path("said"), encoding: .utf8)
            let status = try #require(Int(said.prefix { $0 != " " }))
            statuses[status, default: 0] += 1
            #expect(status == 0 || status == 74, "\(free) kB free: \(said)")
            #expect(status == 0 || said.contains("free") || said.contains("full"), "\(free) kB free: \(said)")
            let difference = try project.difference(from: expected)
            #expect(difference == nil, "\(free) kB free: \(said)")
        }
        LongForm.report("\(steps) runs on a full disk, statuses \(statuses.sorted { $0.key < $1.key })")
    }
}
