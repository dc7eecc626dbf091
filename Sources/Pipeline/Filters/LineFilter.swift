internal import FoundationEssentials
internal import Glibc

/// JSON lines in, JSON lines out: the frame that all filters of the command line share.
///
/// It streams (a line is answered before the next is read), keeps the order, and flushes what it has before it stops
/// at a line that is no JSON.
public struct LineFilter {
    /// A line that could not be read.
    public struct BadLine: Error, CustomStringConvertible {
        /// From 1.
        public let line: Int
        /// What was found and what was expected.
        public let detail: String
        public var description: String { "line \(line): \(detail)" }
    }

    private let input: Int32
    private let output: Int32

    /// A filter from one open file descriptor to another; both stay the caller's.
    public init(from input: Int32 = 0, to output: Int32 = 1) {
        self.input = input
        self.output = output
    }

    /// Answers each line of the input with one line of output. Blank lines are skipped.
    ///
    /// - Throws: ``BadLine`` at the first line that does not decode; whatever `answer` throws.
    public func run<Question: Decodable, Answer: Encodable>(
        _ answer: (Question) throws -> Answer
    ) throws {
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var sink = LineSink(output)
        defer { sink.flush() }
        var lines = LineSource(input)
        var number = 0
        while let line = lines.next() {
            number += 1
            guard line.contains(where: { $0 > 32 }) else { continue }
            let question: Question
            do {
                question = try decoder.decode(Question.self, from: Data(line))
            } catch {
                throw BadLine(line: number, detail: Self.explain(error))
            }
            sink.write(Array(try encoder.encode(answer(question))))
            if lines.isDrained { sink.flush() }
        }
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "no \"\(key.stringValue)\" in it"
        case DecodingError.typeMismatch(_, let context): context.debugDescription
        default: "not a JSON object"
        }
    }
}

/// The lines of a file descriptor, read in blocks.
struct LineSource {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var atEnd = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Whether the next line has to be waited for, so that answers had better be flushed.
    var isDrained: Bool { start == buffer.count }

    /// The next line without its `\n`; `nil` at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 10) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            searched = buffer.count
            if atEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return buffer[start...]
            }
            searched -= start
            fill()
        }
    }

    private mutating func fill() {
        buffer.removeSubrange(..<start)
        start = 0
        let used = buffer.count
        let block = Swift.max(1 << 16, used)
        buffer.append(contentsOf: repeatElement(0, count: block))
        let got = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            while true {
                let count = read(descriptor, base + used, block)
                if count >= 0 || errno != EINTR { return Swift.max(count, 0) }
            }
        }
        buffer.removeLast(block - got)
        atEnd = got == 0
    }
}

/// Bytes written to a file descriptor in blocks. What is not flushed is lost with the value.
public struct LineSink {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// A sink for an open descriptor, which stays the caller's. 1 is standard output.
    public init(_ descriptor: Int32 = 1) { self.descriptor = descriptor }

    /// Writes whole lines.
    public mutating func append(_ lines: [UInt8]) {
        buffer += lines
        if buffer.count > 1 << 16 { flush() }
    }

    /// Writes one line and its end.
    mutating func write(_ line: [UInt8]) {
        buffer += line
        append([10])
    }

    /// Hands everything to the kernel. A reader that is gone is no error here: the signal has ended the program.
    public mutating func flush() {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0 && errno != EINTR { break }
            written += Swift.max(count, 0)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
