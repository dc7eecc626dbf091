internal import FoundationEssentials
internal import PipelineModel

/// The JSON Schema (draft 2020-12) of `pipeline.json`, made from the same declarations as the strict check.
enum ConfigurationSchema {
    /// The schema as pretty JSON with sorted keys, ending with a line break.
    static func text(for fields: [OptionField]) -> String {
        var root = object(fields)
        root["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
        root["title"] = .string("policytrack pipeline.json")
        if case .object(var properties)? = root["properties"] {
            properties["$schema"] = .object(["type": .string("string")])
            root["properties"] = .object(properties)
        }
        return render(.object(root), indent: "") + "\n"
    }

    indirect enum Node {
        case bool(Bool)
        case number(Double)
        case string(String)
        case list([Node])
        case object([String: Node])
    }

    private static func object(_ fields: [OptionField]) -> [String: Node] {
        var schema: [String: Node] = [
            "type": .string("object"),
            "additionalProperties": .bool(false),
            "patternProperties": .object(["^x-": .object([:])]),
            "properties": .object(
                Dictionary(
                    uniqueKeysWithValues: fields.map { field in
                        var property = node(field.kind)
                        property["description"] = .string(field.summary)
                        return (field.key, .object(property))
                    })),
        ]
        let required = fields.filter(\.required).map { Node.string($0.key) }
        if !required.isEmpty { schema["required"] = .list(required) }
        return schema
    }

    private static func node(_ kind: OptionKind) -> [String: Node] {
        switch kind {
        case .boolean: ["type": .string("boolean")]
        case .integer(let range):
            [
                "type": .string("integer"), "minimum": .number(Double(range.lowerBound)),
                "maximum": .number(Double(range.upperBound)),
            ]
        case .number(let range):
            [
                "type": .string("number"), "minimum": .number(range.lowerBound),
                "maximum": .number(range.upperBound),
            ]
        case .string(let allowed, _): ["type": .string("string"), "$comment": .string(allowed)]
        case .choice(let words): ["type": .string("string"), "enum": .list(words.map { .string($0) })]
        case .list(let element): ["type": .string("array"), "items": .object(node(element))]
        case .object(let fields): object(fields)
        case .either(let kinds): ["anyOf": .list(kinds.map { .object(node($0)) })]
        }
    }

    private static func render(_ node: Node, indent: String) -> String {
        let inner = indent + "  "
        switch node {
        case .bool(let flag): return flag ? "true" : "false"
        case .number(let number): return number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .string(let text): return quote(text)
        case .list(let nodes):
            guard !nodes.isEmpty else { return "[]" }
            return "[\n" + nodes.map { inner + render($0, indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.sorted { $0.key < $1.key }.map { key, value in
                "\(inner)\(quote(key)): \(render(value, indent: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private static func quote(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
