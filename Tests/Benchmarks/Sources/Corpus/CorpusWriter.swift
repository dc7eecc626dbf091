internal import FoundationEssentials
internal import Glibc

/// Writes pages into a folder and their manifest beside it, one at a time.
public struct CorpusWriter {
    /// What was written.
    public struct Summary: CustomStringConvertible {
        public var pages = 0
        public var bytes = 0
        public var kinds: [PlantedKind: Int] = [:]
        public var sizes: [Int] = []

        public var description: String {
            let sorted = sizes.sorted()
            let counts = PlantedKind.allCases.map { "\($0.rawValue) \(kinds[$0, default: 0])" }.joined(separator: ", ")
            guard let median = sorted.isEmpty ? nil : sorted[sorted.count / 2] else { return "0 pages" }
            return "\(pages) pages, \(bytes) bytes, median \(median), largest \(sorted[sorted.count - 1]): \(counts)"
        }
    }

    private let maker: PageMaker

    public init(maker: PageMaker) { self.maker = maker }

    /// Writes the pages of `numbers` in order and adds their lines to the manifest.
    ///
    /// - Throws: ``CorpusError`` where the disk refuses.
    public func write(_ numbers: Range<Int>, to folder: String, manifest: String) throws -> Summary {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try OutputFile(manifest, appending: true)
        var summary = Summary()
        var pending: [UInt8] = []
        for number in numbers {
            let (bytes, planted) = maker.page(number)
            try OutputFile(folder + "/" + planted.page, appending: false).write(bytes)
            pending += try encoder.encode(planted)
            pending.append(UInt8(ascii: "\n"))
            if pending.count > 1 << 16 {
                try lines.write(pending)
                pending.removeAll(keepingCapacity: true)
            }
            summary.pages += 1
            summary.bytes += bytes.count
            summary.kinds[planted.kind, default: 0] += 1
            summary.sizes.append(bytes.count)
        }
        try lines.write(pending)
        return summary
    }
}

/// The disk refused a file of the corpus.
public struct CorpusError: Error, CustomStringConvertible {
    public let description: String
}

/// A file being written; closed when let go.
private final class OutputFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String, appending: Bool) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | (appending ? O_APPEND : O_TRUNC), 0o644)
        guard descriptor >= 0 else {
            throw CorpusError(description: "cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            }
            guard count > 0 || errno == EINTR else {
                throw CorpusError(description: "cannot write \(path): \(String(cString: strerror(errno)))")
            }
            written += max(count, 0)
        }
    }
}
