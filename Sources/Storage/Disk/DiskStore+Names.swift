internal import CLinux
internal import Glibc
public import SystemPackage

extension DiskStore {
    public func rename(_ source: FilePath, to target: FilePath) throws(StorageError) {
        try step(.rename, source) {
            try withPlatformStrings(source, target) { try check(Glibc.rename($0, $1)) }
        }
    }

    public func rename(_ source: FilePath, toNew target: FilePath) throws(StorageError) {
        try step(.renameWithoutReplacing, source) {
            do {
                try withPlatformStrings(source, target) { try check(policytrack_renameWithoutReplacing($0, $1)) }
            } catch Errno.noFunction, Errno.invalidArgument {
                try withPlatformStrings(source, target) { try check(Glibc.link($0, $1)) }
                try source.withPlatformString { try check(unlink($0)) }
            }
        }
    }

    public func link(_ source: FilePath, to target: FilePath) throws(StorageError) {
        try step(.link, source) {
            try withPlatformStrings(source, target) { try check(Glibc.link($0, $1)) }
        }
    }

    public func remove(_ path: FilePath) throws(StorageError) {
        try step(.remove, path) { try path.withPlatformString { try check(unlink($0)) } }
    }

    public func removeFolder(_ path: FilePath) throws(StorageError) {
        try step(.removeFolder, path) { try path.withPlatformString { try check(rmdir($0)) } }
    }

    @discardableResult
    public func createFolder(_ path: FilePath) throws(StorageError) -> [FilePath] {
        try step(.createFolder, path) {
            var missing: [FilePath] = []
            var place = path.lexicallyNormalized()
            while !place.isEmpty, !(try isFolder(place)) {
                missing.append(place)
                place = place.removingLastComponent()
            }
            var made: [FilePath] = []
            for folder in missing.reversed() {
                do {
                    try folder.withPlatformString { try check(mkdir($0, 0o777)) }
                    made.append(folder)
                } catch Errno.fileExists {
                    // Somebody made it since we looked.
                    guard try isFolder(folder) else { throw Errno.notDirectory }
                }
            }
            return made
        }
    }

    /// Whether `path` leads to a folder; a link to one counts. Throws where something else has the name.
    private func isFolder(_ path: FilePath) throws -> Bool {
        do {
            guard try path.stat().type == .directory else { throw Errno.notDirectory }
            return true
        } catch Errno.noSuchFileOrDirectory {
            return false
        }
    }

    private func withPlatformStrings(
        _ first: FilePath, _ second: FilePath, _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) throws -> Void
    ) throws {
        try first.withPlatformString { first in
            try second.withPlatformString { second in try body(first, second) }
        }
    }
}
