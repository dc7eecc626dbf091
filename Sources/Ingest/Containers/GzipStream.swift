internal import CZlib

/// Unpacks gzip that comes in pieces, one member after the other as crawlers write them.
final class GzipStream {
    private static let pieceBytes = 1 << 16

    /// zlib keeps the address, so the stream must not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isBetweenMembers = true

    init() throws(Gzip.Failure) {
        stream.initialize(to: z_stream())
        // 16 more than the largest window asks for gzip's header and checksum.
        guard policytrack_inflateInit2(stream, 15 + 16) == Z_OK else { throw .broken("zlib does not start") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Whether all members that began have ended.
    var isComplete: Bool { isBetweenMembers }

    /// Unpacks `piece` onto `unpacked`: at most 1,032 times its bytes.
    func unpack(_ piece: [UInt8], onto unpacked: inout [UInt8]) throws(Gzip.Failure) {
        var failure: Gzip.Failure?
        piece.withUnsafeBufferPointer { piece in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
            stream.pointee.avail_in = UInt32(clamping: piece.count)
            do throws(Gzip.Failure) { try unpackInput(onto: &unpacked) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func unpackInput(onto unpacked: inout [UInt8]) throws(Gzip.Failure) {
        var isFull = false
        while stream.pointee.avail_in > 0 || isFull {
            isBetweenMembers = false
            var status = Z_OK
            unpacked += [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { output, count in
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(Self.pieceBytes)
                status = inflate(stream, Z_NO_FLUSH)
                count = Self.pieceBytes - Int(stream.pointee.avail_out)
            }
            isFull = stream.pointee.avail_out == 0
            switch status {
            case Z_OK: continue
            case Z_BUF_ERROR: return
            case Z_STREAM_END:
                isBetweenMembers = true
                isFull = false
                inflateReset(stream)
            default: throw .broken("the compressed data is damaged")
            }
        }
    }
}
