public import PipelineModel
public import Storage
public import SystemPackage

/// One line of a part file.
public struct PartLine: Sendable {
    /// From 1.
    public let number: Int
    /// The line with its `\n`, where it has one.
    public let bytes: [UInt8]
    /// Whether it ends in `\n`: half a row does not.
    public let isComplete: Bool

    /// The digest that the ledger has of a row.
    public var digest: Digest { Digest(of: bytes) }
}

/// Reads part files line by line. Memory holds one block and one line, whatever the file's size.
public struct PartReader: Sendable {
    private let store: any FileStore

    public init(store: any FileStore) { self.store = store }

    /// Gives `visit` the lines of `path` in order.
    ///
    /// - Throws: `StorageError` where the file cannot be read, and what `visit` throws.
    public func forEachLine(of path: FilePath, _ visit: (PartLine) throws -> Void) throws {
        var number = 0
        var rest: [UInt8] = []
        var offset = 0
        while true {
            let block = try store.read(path, from: offset, count: Self.block)
            offset += block.count
            var start = 0
            while let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) {
                number += 1
                try visit(PartLine(number: number, bytes: rest + block[start...end], isComplete: true))
                rest.removeAll(keepingCapacity: true)
                start = end + 1
            }
            rest += block[start...]
            if block.count < Self.block || rest.count > Self.longestLine {
                if !rest.isEmpty {
                    number += 1
                    try visit(PartLine(number: number, bytes: rest, isComplete: false))
                    rest.removeAll()
                }
                if block.count < Self.block { return }
            }
        }
    }

    private static let block = 1 << 20
    /// No page gives a row of this size; a file without line breaks is read in pieces that are no rows.
    private static let longestLine = 256 << 20
}
