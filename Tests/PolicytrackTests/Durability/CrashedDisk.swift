import Foundation

/// A disk at which the power failed behind some change of a trace: what was synced stands, of the rest as much as is chosen.
///
/// The model is stricter than file systems are. A file's content is durable once the file is synced, its name only once its
/// folder is: a file that was synced under a name that was not is gone. Renames are kept or dropped whole. Changes that were
/// not synced may be kept in any combination; of a write, any of its sectors of 512 bytes. A change that a dropped one
/// is needed for is dropped with it.
struct CrashedDisk {
    /// A change of names, durable once its folder is synced.
    private struct Naming {
        let folder: String
        let step: DiskTrace.Step
        let file: Int?
        var isDurable = false
    }

    private struct File {
        var durable = Data()
        /// Changes since the last sync.
        var pending: [DiskTrace.Step.Change] = []
    }

    /// What names lead to: a file by its number, or a folder.
    private enum Entry { case file(Int), folder }

    private var files: [File] = []
    /// The names at the beginning, and as the running program saw them.
    private var first: [String: Entry] = [:]
    private var names: [String: Entry] = [:]
    private var namings: [Naming] = []

    /// - Parameters:
    ///   - contents: The files at the beginning, all of them durable, by path.
    ///   - folders: The folders at the beginning.
    init(contents: [String: Data], folders: [String]) {
        for folder in folders { first[folder] = .folder }
        for (path, content) in contents {
            first[path] = .file(files.count)
            files.append(File(durable: content))
        }
        names = first
    }

    /// Carries out a change.
    mutating func apply(_ step: DiskTrace.Step) {
        switch step.change {
        case .write, .truncate:
            if case .file(let file) = names[step.path] { files[file].pending.append(step.change) }
        case .sync:
            guard case .file(let file) = names[step.path] else { return }
            files[file].durable = files[file].pending.reduce(files[file].durable) { Self.applying($1, to: $0) }
            files[file].pending = []
        case .syncFolder:
            for index in namings.indices where namings[index].folder == step.path { namings[index].isDurable = true }
        case .create, .rename, .link, .unlink, .makeFolder, .removeFolder:
            var file: Int?
            if case .create = step.change {
                file = files.count
                files.append(File())
            }
            let naming = Naming(folder: Self.folder(of: step), step: step, file: file)
            Self.apply(naming, to: &names)
            namings.append(naming)
        }
    }

    /// The files that are found after the power came back.
    ///
    /// - Parameter keeps: Asked of each change that was not synced, and of each sector of a write.
    func contents(keeping keeps: () -> Bool) -> (files: [String: Data], folders: [String]) {
        var names = first
        for naming in namings where naming.isDurable || keeps() { Self.apply(naming, to: &names) }
        var found: [String: Data] = [:]
        var folders: [String] = []
        for (path, entry) in names {
            guard Self.hasFolder(path, in: names) else { continue }
            switch entry {
            case .folder: folders.append(path)
            case .file(let file):
                found[path] = files[file].pending.reduce(files[file].durable) { content, change in
                    Self.torn(change, keeps).reduce(content) { Self.applying($1, to: $0) }
                }
            }
        }
        return (found, folders.sorted())
    }

    /// The folder whose sync makes a change of names durable: a rename's target.
    private static func folder(of step: DiskTrace.Step) -> String {
        switch step.change {
        case .rename(let target), .link(let target): parent(of: target)
        default: parent(of: step.path)
        }
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// Whether the folder that `path` lies in is there, and those above it.
    private static func hasFolder(_ path: String, in names: [String: Entry]) -> Bool {
        let parent = parent(of: path)
        guard !parent.isEmpty else { return true }
        guard case .folder = names[parent] else { return false }
        return hasFolder(parent, in: names)
    }

    private static func apply(_ naming: Naming, to names: inout [String: Entry]) {
        let path = naming.step.path
        guard hasFolder(path, in: names) else { return }
        switch naming.step.change {
        case .create: names[path] = naming.file.map { .file($0) }
        case .rename(let target):
            guard hasFolder(target, in: names), let entry = names.removeValue(forKey: path) else { return }
            names[target] = entry
        case .link(let target):
            guard let entry = names[path] else { return }
            names[target] = entry
        case .unlink, .removeFolder: names[path] = nil
        case .makeFolder: names[path] = .folder
        default: break
        }
    }

    /// A write as its sectors that are kept; another change whole or not at all.
    private static func torn(_ change: DiskTrace.Step.Change, _ keeps: () -> Bool) -> [DiskTrace.Step.Change] {
        guard case .write(let offset, let content) = change else { return keeps() ? [change] : [] }
        var pieces: [DiskTrace.Step.Change] = []
        var start = 0
        while start < content.count {
            let end = min(content.count, start + sector - (offset + start) % sector)
            if keeps() { pieces.append(.write(offset: offset + start, content: content[start..<end])) }
            start = end
        }
        return pieces
    }

    private static let sector = 512

    private static func applying(_ change: DiskTrace.Step.Change, to content: Data) -> Data {
        var content = content
        switch change {
        case .write(let offset, let bytes):
            if content.count < offset + bytes.count {
                content.append(Data(count: offset + bytes.count - content.count))
            }
            content.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
        case .truncate(let size):
            if size < content.count {
                content.removeLast(content.count - size)
            } else {
                content.append(Data(count: size - content.count))
            }
        default: break
        }
        return content
    }
}
