/// The members of a JSON object in a row that this program wrote, as ranges of its bytes, so that some can be replaced and
/// the rest stay as they are, byte for byte.
struct RowMembers {
    private(set) var members: [(key: [UInt8], value: Range<Int>)] = []

    /// `nil` where `range` of `bytes` is no object written without spaces, as rows are. Keys must not be escaped.
    init?(_ bytes: [UInt8], in range: Range<Int>) {
        var place = range.lowerBound
        guard range.count >= 2, bytes[place] == UInt8(ascii: "{") else { return nil }
        place += 1
        if bytes[place] == UInt8(ascii: "}") { return }
        while true {
            guard let key = Self.endOfValue(bytes, from: place, limit: range.upperBound),
                bytes[place] == UInt8(ascii: "\""), key < range.upperBound, bytes[key] == UInt8(ascii: ":"),
                let end = Self.endOfValue(bytes, from: key + 1, limit: range.upperBound), end < range.upperBound
            else { return nil }
            members.append((Array(bytes[place + 1..<key - 1]), key + 1..<end))
            if bytes[end] == UInt8(ascii: "}") { return }
            guard bytes[end] == UInt8(ascii: ",") else { return nil }
            place = end + 1
        }
    }

    /// Where the value of `key` is.
    func range(of key: String) -> Range<Int>? {
        members.first { $0.key.elementsEqual(key.utf8) }?.value
    }

    /// The place after the value that begins at `start`: a string to its quote, brackets to their match, anything else to the
    /// next comma or bracket.
    private static func endOfValue(_ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        var depth = 0
        var place = start
        while place < limit {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                while place < limit, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
                if depth == 0 { return place < limit ? place + 1 : nil }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return place }
                depth -= 1
                if depth == 0 { return place + 1 }
            case UInt8(ascii: ","), UInt8(ascii: ":"): if depth == 0 { return place }
            default: break
            }
            place += 1
        }
        return nil
    }
}
