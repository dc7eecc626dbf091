internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Digests of files of any size, read in blocks.
struct PageDigest {
    let store: any FileStore

    func digest(of path: FilePath) throws -> Digest {
        var builder = DigestBuilder()
        var offset = 0
        while true {
            let block = try store.read(path, from: offset, count: Self.block)
            builder.append(block)
            offset += block.count
            if block.count < Self.block { return builder.finish() }
        }
    }

    private static let block = 1 << 20
}
