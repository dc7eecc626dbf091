/// Finds the facts of a text: numbers, Chinese numerals and names of places, each with the words it stands between.
///
/// A slot is known by the four units before the fact and the one after it, where numbers count as one unit `#`, numerals
/// as one and places as one, so that one refilled slot leaves the next one's words as they were. Four and one were the
/// best on the development stream: three before let unrelated figures meet, five and more lost slots to small edits.
struct FactScanner {
    private var units: [UInt32] = []
    /// Facts found, by the index in `units` of the unit that stands for them.
    private var found: [(place: Int, value: UInt64, sort: Fact.Sort)] = []

    private static let before = 4
    /// Stands for any place in a slot's words.
    private static let placeMark: UInt32 = 0x40

    /// The facts of `text`, sorted, each once. Cost: linear in the text.
    static func facts(of text: ProseText) -> [Fact] {
        var scanner = FactScanner()
        for headline in text.headlines {
            // A title may begin with its year: four marks take the place of the words before it.
            scanner.units.append(contentsOf: repeatElement(0x5E, count: before))
            headline.withUnsafeBufferPointer { scanner.scan($0) }
        }
        scanner.units.append(contentsOf: repeatElement(0x7C, count: 2))
        text.units.withUnsafeBufferPointer { scanner.scan($0) }
        scanner.units.append(0x7C)
        return scanner.facts()
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt32>) {
        units.reserveCapacity(units.count + text.count)
        var index = 0
        while index < text.count {
            let unit = text[index] & ProseText.scalarMask
            var end = index + 1
            if case let length = PlaceNames.shared.length(at: index, in: text), length > 0 {
                // Before numerals: 四川 and 九江 begin with one.
                end = index + length
                add(text[index..<end], mark: Self.placeMark, sort: .place)
            } else if Self.isDigit(unit) {
                while end < text.count, Self.isDigit(text[end]) { end += 1 }
                add(
                    text[index..<end], mark: 0x23,
                    sort: Self.sort(of: end < text.count ? text[end] : 0, after: units.last))
            } else if Self.isNumeral(unit) {
                while end < text.count, Self.isNumeral(text[end]) { end += 1 }
                let next = end < text.count ? text[end] : 0
                if end - index > 1 || Self.counts(unit, before: next, after: units.last) {
                    add(text[index..<end], mark: 0x24, sort: Self.sort(of: next, after: units.last))
                } else {
                    units.append(unit)
                }
            } else {
                units.append(unit)
            }
            index = end
        }
    }

    private mutating func add(_ value: Slice<UnsafeBufferPointer<UInt32>>, mark: UInt32, sort: Fact.Sort) {
        found.append((units.count, StableHash.of(value), sort))
        units.append(mark)
    }

    private func facts() -> [Fact] {
        var facts: [Fact] = []
        facts.reserveCapacity(found.count)
        for (place, value, sort) in found where place >= Self.before && place + 1 < units.count {
            let around = units[(place - Self.before)...(place + 1)]
            // Among figures alone, as in 2019-05-26 21:01, there is no telling which slot it is.
            guard around.count(where: { $0 > 0x7F || $0 == Self.placeMark }) >= 2 else { continue }
            facts.append(Fact(slot: StableHash.of(around), value: value, sort: sort))
        }
        facts.sort()
        return facts.indices.filter { $0 == 0 || facts[$0] != facts[$0 - 1] }.map { facts[$0] }
    }

    private static func isDigit(_ unit: UInt32) -> Bool { (0x30...0x39).contains(unit) }

    private static func isNumeral(_ unit: UInt32) -> Bool {
        switch unit {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07,
            0x4EBF,
            0x3007, 0x96F6, 0x4E24:
            true
        default: false
        }
    }

    /// Whether a lone numeral counts something. `一` does in `第一` and `一月`, not in `统一`.
    private static func counts(_ numeral: UInt32, before next: UInt32, after last: UInt32?) -> Bool {
        numeral != 0x4E00 || last == 0x7B2C || isCalendar(next)
    }

    /// A number is an amount unless 年, 月, 日, 号, 届, 期, 批, 次 or 季 follows or 第 stands before it.
    private static func sort(of next: UInt32, after last: UInt32?) -> Fact.Sort {
        last == 0x7B2C || isCalendar(next) ? .identity : .quantity
    }

    private static func isCalendar(_ unit: UInt32) -> Bool {
        switch unit & ProseText.scalarMask {
        case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x5C4A, 0x671F, 0x6279, 0x6B21, 0x5B63: true
        default: false
        }
    }
}
