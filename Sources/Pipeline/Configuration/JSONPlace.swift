/// A place in a JSON file, both counted from 1; columns count bytes, as compilers do.
public struct JSONPlace: Sendable, Equatable {
    public let line: Int
    public let column: Int
}

/// A JSON value that knows where it stood in its file, so that a problem can be shown there.
struct PlacedJSON {
    indirect enum Value {
        case null
        case boolean(Bool)
        case number(Double)
        case string(String)
        case list([PlacedJSON])
        case object([Member])
    }

    /// A key and its value. Keys keep the file's order, and a key that stands twice stands twice here.
    struct Member {
        let key: String
        let place: JSONPlace
        let value: PlacedJSON
    }

    let value: Value
    let place: JSONPlace

    /// What the value is, in words for a message: `a list`, `the number -5`, `the text "x"`.
    var description: String {
        switch value {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .string(let text): "\"\(text.count > 60 ? String(text.prefix(57)) + "…" : text)\""
        case .list: "a list"
        case .object: "an object"
        }
    }
}
