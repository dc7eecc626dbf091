internal import FoundationEssentials

/// Reads files of JSON lines.
enum JSONLines {
    /// Calls `body` with each line of the file at `path`, in order.
    static func forEach<Row: Decodable>(in path: String, _ body: (Row) throws -> Void) throws {
        let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        let decoder = JSONDecoder()
        var start = data.startIndex
        var number = 0
        while start < data.endIndex {
            number += 1
            let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
            do {
                try body(decoder.decode(Row.self, from: data[start..<end]))
            } catch let error as DecodingError {
                throw CorpusError(description: "\(path):\(number): \(error)")
            }
            start = end + 1
        }
    }
}
