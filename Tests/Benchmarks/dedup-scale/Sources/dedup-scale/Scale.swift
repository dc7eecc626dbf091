import Deduplicate
import PipelineModel
import Storage
import SystemPackage

/// `dedup-scale FOLDER DOCUMENTS [BATCH]`: fills an index with made texts and shows what a document costs as it grows.
///
/// Each batch (1,000 texts) is signed, looked up, inserted and committed as a run of the pipeline does; making the texts
/// is not counted. Afterwards the index is opened anew, and fifty runs of one page are made.
@main
struct Scale {
    private let folder: FilePath
    private let batch: Int
    private let store = DiskStore()
    private let texts = MadeTexts()
    private let sketcher = ArticleSketcher()
    private var manifest = IndexManifest()
    private var found = 0
    private var copies = 0

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let documents = Int(arguments[2]) else {
            print("usage: dedup-scale FOLDER DOCUMENTS [BATCH]")
            return
        }
        var scale = Scale(
            folder: FilePath(arguments[1]), batch: arguments.count > 3 ? Int(arguments[3]) ?? 1000 : 1000)
        try scale.fill(documents)
        try scale.reopen()
        try scale.smallRuns(from: documents)
    }

    private init(folder: FilePath, batch: Int) {
        self.folder = folder
        self.batch = batch
    }

    private mutating func fill(_ documents: Int) throws {
        let finder = try DuplicateFinder(manifest, in: folder, store: store)
        let row = Swift.max(documents / 20, batch)
        var used = (cpu: 0.0, wall: 0.0, sketching: 0.0)
        print(
            "documents  docs/s CPU  docs/s wall  us sketching  bytes/doc  written/doc  segments  memory MB  copies found"
        )
        var lastWritten = Gauges.now().written
        for first in stride(from: 0, to: documents, by: batch) {
            let made = (first..<Swift.min(first + batch, documents)).map { texts.text($0) }
            let start = Gauges.now()
            let sketches = made.enumerated().map { index, text in sketch(text, first + index) }
            used.sketching += Gauges.now().cpu - start.cpu
            try place(sketches, from: first, with: finder)
            manifest = try finder.stage()
            try finder.published(manifest)
            let end = Gauges.now()
            used.cpu += end.cpu - start.cpu
            used.wall += end.wall - start.wall
            let done = first + made.count
            guard done % row == 0 else { continue }
            let rows = Double(row)
            print(
                done, Int(rows / used.cpu), Int(rows / used.wall), Int(used.sketching * 1e6 / rows),
                manifest.bytes / done, (end.written - lastWritten) / row, manifest.segments.count, end.memory >> 20,
                "\(found)/\(copies)", separator: "\t")
            used = (0, 0, 0)
            lastWritten = end.written
        }
        print(finder.counters)
    }

    private mutating func place(_ sketches: [ArticleSketch], from first: Int, with finder: DuplicateFinder) throws {
        for (index, sketch) in sketches.enumerated() {
            let relation = try finder.place(sketch)
            guard texts.original(of: first + index) != nil else { continue }
            copies += 1
            if case .duplicate(_) = relation { found += 1 }
        }
    }

    private func reopen() throws {
        for _ in 0..<3 {
            let start = Gauges.now()
            let finder = try DuplicateFinder(manifest, in: folder, store: store)
            print("opened \(finder.count) documents in \((Gauges.now().wall - start.wall) * 1000) ms")
        }
    }

    private mutating func smallRuns(from first: Int) throws {
        var most = 0
        var total = 0
        for number in first..<first + 50 {
            let start = Gauges.now()
            let finder = try DuplicateFinder(manifest, in: folder, store: store)
            _ = try finder.place(sketch(texts.text(number), number))
            manifest = try finder.stage()
            try finder.published(manifest)
            most = Swift.max(most, Gauges.now().written - start.written)
            total += Gauges.now().written - start.written
        }
        print("50 runs of one page wrote \(total / 50) bytes each, \(most) at most")
    }

    private func sketch(_ text: [UInt8], _ number: Int) -> ArticleSketch {
        sketcher.sketch(id: ArticleID(ofContent: text), folded: text)
    }
}
