internal import FoundationEssentials
internal import PipelineModel

/// What a run and its workers say to each other over a socket, the same program on both ends.
///
/// To the worker: the setup, then portions of pages, each after the answer to the one before: their number, then the pages.
/// From the worker: an answer of no bytes once it is ready, then one for each portion, a prepared page for each page.
/// Numbers are little-endian.
enum WorkerMessages {
    /// How a worker is to work.
    struct Setup: Codable {
        let configuration: PipelineConfiguration
        /// Bytes of address space beyond what it has when it is ready.
        let memory: Int
    }

    /// What stands before the bytes of the setup or of an answer, and before pages: their number.
    static let countBytes = 4

    static func encode(count: Int) -> [UInt8] { littleEndian(UInt32(count)) }

    static func framed(_ bytes: [UInt8]) -> [UInt8] { encode(count: bytes.count) + bytes }

    static func count(_ head: [UInt8]) -> Int { Int(number(head[0..<countBytes])) }

    /// What stands before a page: the number of the name's bytes, that of the content's, and the content's digest, so that
    /// it is not made twice.
    struct PageHead {
        static let bytes = 4 + 8 + 32
        let nameBytes: Int
        let contentBytes: Int
        let sha256: Digest

        init?(_ bytes: [UInt8]) {
            guard bytes.count == Self.bytes, let digest = Digest(bytes: Array(bytes[12...])) else { return nil }
            nameBytes = Int(number(bytes[0..<4]))
            contentBytes = Int(number(bytes[4..<12]))
            sha256 = digest
        }

        /// The head of `file`, and its name.
        static func encode(_ file: RawFile) -> [UInt8] {
            littleEndian(UInt32(file.name.bytes.count)) + littleEndian(UInt64(file.bytes.count)) + file.sha256.bytes
                + file.name.bytes
        }
    }

    static func encode(_ setup: Setup) throws -> [UInt8] { framed(Array(try JSONEncoder().encode(setup))) }

    static func decodeSetup(_ bytes: [UInt8]) throws -> Setup {
        try JSONDecoder().decode(Setup.self, from: Data(bytes))
    }

    /// - Throws: ``WireReader/Malformed`` where `bytes` are no answer to `count` pages.
    static func decodePages(_ bytes: [UInt8], count: Int) throws(WireReader.Malformed) -> [PreparedPage] {
        var wire = WireReader(bytes)
        var pages: [PreparedPage] = []
        for _ in 0..<count { pages.append(try PreparedPage(from: &wire)) }
        guard wire.isAtEnd else { throw WireReader.Malformed() }
        return pages
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
