import Foundation
import PipelineModel

/// The pages of a folder, sorted by name.
struct PageFolder {
    let path: String
    let names: [String]

    init(_ path: String) throws {
        self.path = path
        names = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
        guard !names.isEmpty else { throw MeasureError(description: "no pages in \(path)") }
    }

    func files() throws -> [RawFile] {
        try names.map { name in
            RawFile(name: PageName(name), bytes: Array(try Data(contentsOf: URL(filePath: path + "/" + name))))
        }
    }
}

/// What kept a measurement from being taken, for people.
struct MeasureError: Error, CustomStringConvertible {
    let description: String
}
