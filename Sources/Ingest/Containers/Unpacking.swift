internal import PipelineModel

/// Undoes compression, whatever the file holds.
enum Unpacking {
    /// `bytes`, or what they unpack to where they are gzip: at most `limit` bytes.
    static func unpacked(_ bytes: [UInt8], limit: Int) throws(Refused) -> [UInt8] {
        var failure: Gzip.Failure?
        let unpacked = bytes.withUnsafeBufferPointer { buffer -> [UInt8] in
            guard Gzip.isGzip(buffer) else { return bytes }
            do throws(Gzip.Failure) {
                return try Gzip.unpack(buffer, limit: limit)
            } catch {
                failure = error
                return []
            }
        }
        switch failure {
        case .broken(let detail): throw Refused(.badGzip, detail)
        case .bomb(let detail): throw Refused(.compressionBomb, detail)
        case nil: return unpacked
        }
    }
}
