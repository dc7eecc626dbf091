internal import PipelineModel

/// Holds a JSON value against the declarations of the options and collects every problem.
struct OptionCheck {
    private(set) var problems: [ConfigurationError.Problem] = []
    /// Where each key stands, by key path, so that later problems can be shown in the file.
    private(set) var places: [String: JSONPlace] = [:]

    /// Checks an object: unknown keys, keys that stand twice, missing keys, and each value.
    ///
    /// `$schema` is allowed in the outermost object, keys that start with `x-` everywhere: they are the user's own.
    mutating func check(_ json: PlacedJSON, against fields: [OptionField], at path: String = "") {
        guard case .object(let members) = json.value else {
            report(path, json.place, "must be an object {…}, but is \(json.description)")
            return
        }
        var seen: Set<String> = []
        for member in members {
            let key = path.isEmpty ? member.key : "\(path).\(member.key)"
            places[key] = member.value.place
            guard seen.insert(member.key).inserted else {
                report(key, member.place, "stands twice. Remove one of them")
                continue
            }
            if member.key.hasPrefix("x-") || (path.isEmpty && member.key == "$schema") { continue }
            guard let field = fields.first(where: { $0.key == member.key }) else {
                let known = fields.map(\.key)
                let hint =
                    Suggestion.nearest(to: member.key, among: known).map { "Did you mean \"\($0)\"?" }
                    ?? "Known here: \(known.joined(separator: ", "))"
                report(key, member.place, "unknown key. \(hint)")
                continue
            }
            check(member.value, against: field.kind, at: key)
        }
        for field in fields where field.required && !seen.contains(field.key) {
            report(path.isEmpty ? field.key : "\(path).\(field.key)", json.place, "is missing. \(field.summary)")
        }
    }

    private mutating func check(_ json: PlacedJSON, against kind: OptionKind, at path: String) {
        switch (kind, json.value) {
        case (.boolean, .boolean): break
        case (.integer(let range), .number(let number)):
            guard number == number.rounded(), abs(number) < 9e15, range.contains(Int(number)) else {
                return reject(json, kind, path)
            }
        case (.number(let range), .number(let number)):
            if !range.contains(number) { reject(json, kind, path) }
        case (.string(_, let accepts), .string(let text)):
            if !accepts(text) { reject(json, kind, path) }
        case (.choice(let words), .string(let text)):
            guard !words.contains(text) else { return }
            let hint = Suggestion.nearest(to: text, among: words).map { ". Did you mean \"\($0)\"?" } ?? ""
            report(path, json.place, "must be \(kind.allowed), but is \(json.description)\(hint)")
        case (.list(let element), .list(let values)):
            for (index, value) in values.enumerated() {
                places["\(path)[\(index)]"] = value.place
                check(value, against: element, at: "\(path)[\(index)]")
            }
        case (.object(let fields), .object): check(json, against: fields, at: path)
        case (.either(let kinds), _):
            guard let fitting = kinds.first(where: { $0.hasType(of: json.value) }) else {
                return reject(json, kind, path)
            }
            check(json, against: fitting, at: path)
        default: reject(json, kind, path)
        }
    }

    private mutating func reject(_ json: PlacedJSON, _ kind: OptionKind, _ path: String) {
        report(path, json.place, "must be \(kind.allowed), but is \(json.description)")
    }

    private mutating func report(_ key: String, _ place: JSONPlace, _ message: String) {
        problems.append(.init(key: key, place: place, message: message))
    }
}

extension OptionKind {
    /// What is allowed, in words: `an integer from 0 to 100000`.
    var allowed: String {
        switch self {
        case .boolean: "true or false"
        case .integer(let range): "an integer from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .string(let allowed, _): allowed
        case .choice(let words): "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
        case .list: "a list […]"
        case .object: "an object {…}"
        case .either(let kinds): kinds.map(\.allowed).joined(separator: " or ")
        }
    }

    fileprivate func hasType(of value: PlacedJSON.Value) -> Bool {
        switch (self, value) {
        case (.boolean, .boolean), (.integer, .number), (.number, .number), (.string, .string), (.choice, .string),
            (.list, .list), (.object, .object):
            true
        case (.either(let kinds), _): kinds.contains { $0.hasType(of: value) }
        default: false
        }
    }
}
