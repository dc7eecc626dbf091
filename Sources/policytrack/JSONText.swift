import FoundationEssentials

/// A value as one line of JSON, keys sorted.
struct JSONText: CustomStringConvertible {
    let description: String

    init(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        description = String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
