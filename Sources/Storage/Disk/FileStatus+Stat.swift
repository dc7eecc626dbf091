internal import Glibc
internal import SystemPackage

extension FileStatus {
    init(_ stat: Stat) {
        self.init(
            kind: FileKind(stat.type), size: Int(stat.size), modified: FileTime(stat.st_mtim),
            changed: FileTime(stat.st_ctim), inode: UInt64(stat.rawValue.st_ino), device: UInt64(stat.rawValue.st_dev),
            linkCount: stat.linkCount)
    }
}

extension FileTime {
    init(_ time: timespec) { self.init(seconds: time.tv_sec, nanoseconds: time.tv_nsec) }
}

extension FileKind {
    init(_ type: FileType) {
        self =
            switch type {
            case .regular: .regular
            case .directory: .folder
            case .symbolicLink: .symbolicLink
            case .fifo: .pipe
            case .socket: .socket
            case .characterSpecial, .blockSpecial: .device
            default: .unknown
            }
    }

    /// From `d_type` of readdir(3).
    init(type: UInt8) {
        self =
            switch Int(type) {
            case DT_REG: .regular
            case DT_DIR: .folder
            case DT_LNK: .symbolicLink
            case DT_FIFO: .pipe
            case DT_SOCK: .socket
            case DT_CHR, DT_BLK: .device
            default: .unknown
            }
    }
}
