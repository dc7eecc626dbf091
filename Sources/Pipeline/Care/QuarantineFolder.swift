internal import PipelineModel
internal import Storage
internal import SystemPackage

/// The pages in `_quarantine`, one folder a reason.
struct QuarantineFolder {
    /// A page in quarantine.
    struct Item {
        let path: FilePath
        /// The folder it is in.
        let reason: String
        /// Its path relative to the inbox.
        let place: [UInt8]
        /// `nil` where there is none beside it.
        let note: QuarantineNote?
    }

    let store: any FileStore
    let inbox: FilePath

    /// All pages, by reason and name. Memory grows with their number.
    func items() throws -> [Item] {
        var items: [Item] = []
        try FileWalk(store: store, folder: inbox.appending("_quarantine")).forEachFile { path, relative in
            guard let slash = relative.firstIndex(of: UInt8(ascii: "/")), QuarantineNote.page(ofNote: path) == nil
            else {
                return
            }
            items.append(
                Item(
                    path: path, reason: String(decoding: relative[..<slash], as: UTF8.self),
                    place: Array("_quarantine/".utf8) + relative,
                    note: try QuarantineNote.read(beside: path, store: store)))
        }
        return items
    }
}
