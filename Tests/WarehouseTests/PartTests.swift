import Foundation
import PipelineModel
import Storage
import SystemPackage
import Testing
import Warehouse

@Suite("Parts")
struct PartTests {
    @Test("an article goes to the folder of its first topic and its month, a page without either to catch-alls")
    func partitions() {
        let topics = ["smart-healthcare", "5g"].map { TopicScore(topic: $0, score: 0.9, evidence: []) }
        #expect(
            Partition.ofArticle(Samples.article(topics: topics)).path == "articles/topic=smart-healthcare/month=2024-05"
        )
        #expect(Partition.ofArticle(Samples.article(day: nil)).path == "articles/topic=unclassified/month=undated")
        #expect(Partition.ofReprint(Samples.article()).path == "reprints/month=2024-05")
        #expect(Partition.fileName(part: 7) == "part-00007.jsonl")
        #expect(Partition.part(fileName: "part-123456.jsonl") == 123_456)
        #expect(Partition.part(fileName: "part-7.jsonl") == nil)
    }

    @Test("the last part grows until the roll size, then the next begins; earlier bytes stay as they are")
    func grows() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 4096)
        defer { warehouse.remove() }
        let partition = Partition(path: "reprints/month=2024-05")
        var expected: [UInt8] = []
        for batch in 1...5 {
            let lines = (0..<3).map { line(batch * 10 + $0, bytes: 500) }
            let staged = try warehouse.write(lines, to: partition)
            expected += lines.flatMap { $0 }
            #expect(try warehouse.content(of: partition) == expected)
            #expect(staged.map(\.replaces).first == (batch != 1 && batch != 4))
        }
        #expect(warehouse.parts[partition]?.map(\.rows) == [9, 6])
        #expect(warehouse.parts[partition]?.map(\.bytes) == [4500, 3000])
    }

    @Test("a batch larger than the roll size is cut into parts, each row whole")
    func cuts() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 4096)
        defer { warehouse.remove() }
        let partition = Partition(path: "articles/topic=5g/month=2024-05")
        let lines = (0..<20).map { line($0, bytes: 1000) }
        let staged = try warehouse.write(lines, to: partition)
        #expect(staged.map(\.part.rows) == [5, 5, 5, 5])
        #expect(staged.flatMap(\.newRows) == Array(0..<20))
        #expect(try warehouse.content(of: partition) == lines.flatMap { $0 })
    }

    @Test("the digest of a part that grew is that of all its rows")
    func digest() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 1 << 20)
        defer { warehouse.remove() }
        let partition = Partition(path: "reprints/month=undated")
        let lines = (0..<6).map { line($0, bytes: 100) }
        _ = try warehouse.write(Array(lines[..<4]), to: partition)
        _ = try warehouse.write(Array(lines[4...]), to: partition)
        var whole = PartDigest()
        for line in lines { whole.append(Digest(of: line)) }
        #expect(warehouse.parts[partition]?.map(\.digest) == [whole])
    }

    @Test("a part that somebody cut is not built upon")
    func damaged() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 1 << 20)
        defer { warehouse.remove() }
        let partition = Partition(path: "reprints/month=undated")
        _ = try warehouse.write([line(1, bytes: 100)], to: partition)
        try warehouse.store.truncate(warehouse.folder.appending("\(partition.path)/part-00001.jsonl"), to: 50)
        let staged = try warehouse.write([line(2, bytes: 100)], to: partition)
        #expect(staged.map(\.part.number) == [2])
        #expect(staged.map(\.replaces) == [false])
    }

    @Test("publishing again changes nothing; what was never committed is forgotten")
    func repeats() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 1 << 20)
        defer { warehouse.remove() }
        let partition = Partition(path: "reprints/month=undated")
        let staged = try warehouse.write([line(1, bytes: 100)], to: partition)
        try warehouse.publisher.publish(staged.map { ($0.file, $0.part.path) })
        #expect(try warehouse.content(of: partition) == line(1, bytes: 100))
        try warehouse.store.write([1], toNew: warehouse.staging.appending("left-over.part"), synced: false)
        #expect(try warehouse.publisher.clearStaging() == 1)
        #expect(try warehouse.publisher.clearStaging() == 0)
    }

    @Test("a bulk run does not copy large tails for small gains, a small run does")
    func growthIsBounded() throws {
        let warehouse = try ScratchWarehouse(rollBytes: 8 << 20)
        defer { warehouse.remove() }
        let partitions = (1...12).map { Partition(path: "articles/topic=5g/month=2024-\($0 < 10 ? "0" : "")\($0)") }
        let large = Dictionary(uniqueKeysWithValues: partitions.map { ($0, [line(1, bytes: 6 << 20)]) })
        _ = try warehouse.write(large)
        let small = Dictionary(uniqueKeysWithValues: partitions.map { ($0, [line(2, bytes: 1000)]) })
        let staged = try warehouse.write(small)
        // 32 MB and a little: five tails of 6 MB are copied.
        #expect(staged.filter(\.replaces).count == 5)
        #expect(try warehouse.write([line(3, bytes: 1000)], to: partitions[0]).map(\.replaces) == [true])
    }

    private func line(_ number: Int, bytes: Int) -> [UInt8] {
        let head = Array("{\"n\":\(number),\"x\":\"".utf8)
        return head + [UInt8](repeating: 120, count: bytes - head.count - 3) + Array("\"}\n".utf8)
    }
}

/// A warehouse in a folder of its own, with what the ledger would know of it.
private final class ScratchWarehouse {
    let store = DiskStore()
    let folder: FilePath
    let staging: FilePath
    let publisher: PartPublisher
    private(set) var parts: [Partition: [Part]] = [:]
    private let root: FilePath
    private let stager: PartStager
    private var batch = 0

    init(rollBytes: Int) throws {
        root = FilePath(FileManager.default.temporaryDirectory.path).appending("warehouse-\(UUID().uuidString)")
        folder = root.appending("warehouse")
        staging = root.appending("staging")
        try store.createFolder(folder)
        try store.createFolder(staging)
        var options = WarehouseOptions()
        options.rollBytes = rollBytes
        stager = PartStager(store: store, warehouse: folder, staging: staging, options: options)
        publisher = PartPublisher(store: store, warehouse: folder, staging: staging)
    }

    func remove() { try? FileManager.default.removeItem(atPath: root.string) }

    func write(_ lines: [[UInt8]], to partition: Partition) throws -> [StagedPart] { try write([partition: lines]) }

    func write(_ lines: [Partition: [[UInt8]]]) throws -> [StagedPart] {
        var rows = RowBuffer()
        for (partition, lines) in lines.sorted(by: { $0.key < $1.key }) {
            for line in lines { _ = rows.append(line, to: partition) }
        }
        batch += 1
        let staged = try stager.stage(rows, name: "\(batch)") { parts[$0]?.last }
        for staged in staged {
            var known = parts[staged.part.partition] ?? []
            if staged.replaces { known.removeLast() }
            parts[staged.part.partition] = known + [staged.part]
        }
        try publisher.publish(staged.map { ($0.file, $0.part.path) })
        return staged
    }

    func content(of partition: Partition) throws -> [UInt8] {
        var content: [UInt8] = []
        for part in parts[partition] ?? [] {
            content += try store.read(folder.appending(part.path), limit: 1 << 30).bytes
        }
        return content
    }
}
