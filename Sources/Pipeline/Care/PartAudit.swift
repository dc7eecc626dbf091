internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// Compares the parts with the ledger's rows, and both with the files.
struct PartAudit {
    private let ledger: Ledger
    private let warehouse: FilePath
    private let store: any FileStore
    private let pending: Set<String>
    private let state: StateFolder
    private let known: Set<[UInt8]>

    init(ledger: Ledger, warehouse: FilePath, store: any FileStore, pending: Set<String>, state: StateFolder) throws {
        self.ledger = ledger
        self.warehouse = warehouse
        self.store = store
        self.pending = pending
        self.state = state
        var known: Set<[UInt8]> = Set(pending.map { Array($0.utf8) })
        try ledger.forEachPart { known.insert(Array(Part($0).path.utf8)) }
        self.known = known
    }

    /// Whether the ledger knows a file of the warehouse.
    func isKnown(_ relative: [UInt8]) -> Bool { known.contains(relative) }

    func run(_ result: inout AuditResult) throws {
        var sums = try rowSums(&result)
        try ledger.forEachPart { record in
            result.counts.parts += 1
            result.counts.rows += record.rows
            let rows = sums.removeValue(forKey: record.number) ?? PartSums()
            let part = Part(record)
            let path = warehouse.appending(part.path)
            guard !pending.contains(part.path) else { return }
            let content = try PartContent(of: path, store: store)
            guard let content, content.matches(part) else {
                result.damagedParts.append(record)
                result.add(
                    path, found: content?.words ?? "no such file",
                    expected: "\(part.rows) rows, \(part.bytes) bytes, as they were stored",
                    advice: "run 'policytrack verify --repair', or put the file back from a backup")
                return
            }
            guard content.rows == rows.rows else {
                return result.add(
                    state.ledger, found: "\(rows.rows.count) rows entered for \(path)",
                    expected: "the \(content.rows.count) rows in it", advice: Self.rebuild)
            }
            guard content.labels != rows.labels else { return }
            result.add(
                state.ledger, found: "other days, titles, sources or addresses than in \(path)",
                expected: "those of its rows", advice: Self.rebuild)
        }
        for (number, rows) in sums.sorted(by: { $0.key < $1.key }) {
            result.add(
                state.ledger, found: "\(rows.rows.count) rows of a part \(number) that is not entered",
                expected: "every row in a part", advice: Self.rebuild)
        }
    }

    private static let rebuild = "run 'policytrack rebuild'"

    /// The ledger's rows by part, and whether each has its page and its original.
    private func rowSums(_ result: inout AuditResult) throws -> [Int: PartSums] {
        var sums: [Int: PartSums] = [:]
        try ledger.forEachRow { row in
            sums[row.part, default: PartSums()].add(row)
            let page = try ledger.page(row.page)
            if page?.outcome.isStored != true || page?.article != row.id {
                result.add(
                    state.ledger, found: "the row of \(row.id) without its page", expected: "every row to have one",
                    advice: Self.rebuild)
            }
            if let original = row.duplicateOf, try ledger.article(original) == nil {
                result.add(
                    state.ledger, found: "a reprint of article \(original), which is lost",
                    expected: "the article's row", advice: "run 'policytrack run' if its page is in the inbox again")
            }
        }
        return sums
    }
}

/// What the ledger has of a part's rows.
private struct PartSums {
    private(set) var rows = RowSum()
    private(set) var labels = RowSum()

    mutating func add(_ row: RowKey) {
        rows.add(row.digest)
        labels.add(row.digest.with(row.published, row.title, row.source, row.url))
    }
}

extension Digest {
    /// The digest of a row together with what the ledger copies from it.
    fileprivate func with(_ labels: String?...) -> Digest {
        var builder = DigestBuilder()
        builder.append(bytes)
        for label in labels {
            // 0xFF is no byte of a text, so that none runs into the next.
            builder.append(label.map { Array($0.utf8) } ?? [0xFE])
            builder.append([0xFF])
        }
        return builder.finish()
    }
}

/// The digests of some rows, whatever their order: sums of 64-bit words that wrap. It tells accidents, not forgers.
struct RowSum: Equatable {
    private(set) var count = 0
    private var words = SIMD4<UInt64>()

    mutating func add(_ digest: Digest) {
        count += 1
        digest.bytes.withUnsafeBytes { words &+= $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }
}

/// What a part file holds now.
struct PartContent {
    private(set) var rows = RowSum()
    /// Of the rows with their days, titles, sources and addresses.
    private(set) var labels = RowSum()
    private(set) var digest = PartDigest()
    private(set) var bytes = 0
    private var isTorn = false

    /// `nil` where there is no regular file.
    init?(of path: FilePath, store: any FileStore) throws {
        guard try store.statusIfPresent(of: path)?.kind == .regular else { return nil }
        try PartReader(store: store).forEachLine(of: path) { line in
            let row = line.digest
            rows.add(row)
            if let stored = StoredRow(line: line.bytes) {
                labels.add(row.with(stored.published, stored.title, stored.source, stored.url))
            }
            digest.append(row)
            bytes += line.bytes.count
            if !line.isComplete { isTorn = true }
        }
    }

    func matches(_ part: Part) -> Bool {
        rows.count == part.rows && bytes == part.bytes && digest == part.digest && !isTorn
    }

    /// What was found, for people.
    var words: String {
        isTorn
            ? "\(rows.count - 1) lines, \(bytes) bytes, and half a row at the end"
            : "\(rows.count) lines, \(bytes) bytes, with other content"
    }
}
