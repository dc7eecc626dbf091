import DiskFaults
import Foundation

/// What a run changed on the disk, call by call, as the preloaded library recorded it.
struct DiskTrace {
    /// One change. Paths are relative to the project.
    struct Step {
        enum Change {
            case create
            case write(offset: Int, content: Data)
            case truncate(size: Int)
            case sync
            case syncFolder
            case rename(to: String)
            case link(to: String)
            case unlink
            case makeFolder
            case removeFolder
        }
        let path: String
        let change: Change
    }

    let steps: [Step]

    init(contentsOf file: URL) throws {
        let bytes = try Data(contentsOf: file)
        var reader = Reader(bytes: bytes)
        var steps: [Step] = []
        while !reader.isAtEnd { steps.append(try reader.step()) }
        self.steps = steps
    }

    private struct Malformed: Error {}

    private struct Reader {
        let bytes: Data
        var place = 0
        var isAtEnd: Bool { place == bytes.count }

        mutating func step() throws -> Step {
            let operation = DiskFaultsOperation(UInt32(try take(1)[0]))
            let lengths = [try number(4), try number(4)]
            let (offset, size) = (try number(8), try number(8))
            let path = String(decoding: try take(lengths[0]), as: UTF8.self)
            let second = String(decoding: try take(lengths[1]), as: UTF8.self)
            let content = try take(size)
            return Step(path: path, change: try change(operation, second, offset, content))
        }

        private func change(
            _ operation: DiskFaultsOperation, _ second: String, _ offset: Int, _ content: Data
        ) throws -> Step.Change {
            switch operation {
            case DiskFaultsCreate: .create
            case DiskFaultsWrite: .write(offset: offset, content: content)
            case DiskFaultsTruncate: .truncate(size: offset)
            case DiskFaultsSync: .sync
            case DiskFaultsSyncFolder: .syncFolder
            case DiskFaultsRename: .rename(to: second)
            case DiskFaultsLink: .link(to: second)
            case DiskFaultsUnlink: .unlink
            case DiskFaultsMakeFolder: .makeFolder
            case DiskFaultsRemoveFolder: .removeFolder
            default: throw Malformed()
            }
        }

        private mutating func number(_ count: Int) throws -> Int {
            try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
        }

        private mutating func take(_ count: Int) throws -> Data {
            guard count >= 0, place + count <= bytes.count else { throw Malformed() }
            defer { place += count }
            return Data(bytes[(bytes.startIndex + place)..<(bytes.startIndex + place + count)])
        }
    }
}
