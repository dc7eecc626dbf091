internal import CZlib

/// Unpacks gzip within limits.
enum Gzip {
    /// Why a file was not unpacked; the text says what was found.
    enum Failure: Error {
        case broken(String)
        case bomb(String)
    }

    /// Above this ratio a file is taken for a bomb: pages compress by 3 to 20, deflate cannot do better than 1032.
    static let maximumRatio = 200
    /// The ratio counts once this many bytes came out; a small page of one repeated byte harms nobody.
    private static let ratioCountsFrom = 1 << 20
    private static let pieceBytes = 1 << 16

    static func isGzip(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// What `bytes` unpack to: all members, at most `limit` bytes.
    ///
    /// Memory never exceeds `limit` by more than 64 KiB, whatever the file claims.
    static func unpack(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
        var unpacked: [UInt8] = []
        var start = 0
        repeat {
            let member = UnsafeBufferPointer(rebasing: bytes[start...])
            guard isGzip(member) else {
                throw .broken("\(member.count) bytes follow the end of the compressed data")
            }
            start += try unpackMember(member, onto: &unpacked, limit: limit)
        } while start < bytes.count
        if unpacked.withUnsafeBufferPointer({ isGzip($0) }) { throw .broken("the compressed data is compressed again") }
        return unpacked
    }

    /// - Returns: The number of bytes that the first member of `bytes` takes.
    private static func unpackMember(
        _ bytes: UnsafeBufferPointer<UInt8>, onto unpacked: inout [UInt8], limit: Int
    ) throws(Failure) -> Int {
        var stream = z_stream()
        // 16 more than the largest window asks for gzip's header and checksum.
        guard policytrack_inflateInit2(&stream, 15 + 16) == Z_OK else { throw .broken("zlib does not start") }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = UInt32(clamping: bytes.count)
        var status = Z_OK
        while status != Z_STREAM_END {
            let piece = [UInt8](unsafeUninitializedCapacity: pieceBytes) { piece, count in
                stream.next_out = piece.baseAddress
                stream.avail_out = UInt32(pieceBytes)
                status = inflate(&stream, Z_NO_FLUSH)
                count = pieceBytes - Int(stream.avail_out)
            }
            unpacked += piece
            guard status == Z_OK || status == Z_STREAM_END else {
                let truncated = status == Z_BUF_ERROR && stream.avail_in == 0
                throw .broken(truncated ? "the compressed data ends too early" : "the compressed data is damaged")
            }
            if unpacked.count > limit { throw .bomb("it unpacks to more than \(limit) bytes") }
            if unpacked.count > ratioCountsFrom, unpacked.count > maximumRatio * Int(stream.total_in) {
                throw .bomb("it unpacks to more than \(maximumRatio) times its size")
            }
        }
        return Int(stream.total_in)
    }
}
