internal import FoundationEssentials

/// A JSON value of unknown shape, as structured data has it.
indirect enum StructuredValue: Decodable {
    case text(String)
    case list([StructuredValue])
    case object([String: StructuredValue])
    case other

    /// Scripts beyond this many bytes are not read; articles with their full text stay far below.
    private static let maximumBytes = 1 << 20

    /// Reads a script; control characters, which pages leave in strings, count as spaces.
    init?(script: ArraySlice<UInt8>) {
        guard script.count <= Self.maximumBytes else { return nil }
        let bytes = script.map { $0 < 32 ? 32 : $0 }
        guard let value = try? JSONDecoder().decode(StructuredValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([StructuredValue].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: StructuredValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    subscript(_ key: String) -> StructuredValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The values of a list, or the one value itself.
    var items: [StructuredValue] {
        if case .list(let items) = self { items } else { [self] }
    }

    /// Whether it is said to be a person, or its one name reads like a person's.
    var isPerson: Bool {
        if self["@type"]?.items.contains(where: { $0.text == "Person" }) ?? false {
            return names.allSatisfy { NameKind($0) != .neither }
        }
        return names.allSatisfy { NameKind($0) == .person }
    }

    /// Its `name`, those of its items, or the text itself.
    var names: [String] { items.compactMap { $0.text ?? $0["name"]?.text }.filter { !$0.isEmpty } }
}
