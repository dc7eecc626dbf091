/// Finds days in text as pages print them: `2019-09-07`, `2019/9/7`, `2019年9月7日`, `20190907`, `Sep 7, 2019`.
enum DateScanner {
    /// A day found, one that exists.
    struct Day: Equatable {
        let year: Int
        let month: Int
        let day: Int
        /// Where it stands in the bytes searched.
        let range: Range<Int>

        /// `YYYY-MM-DD`.
        var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
    }

    /// The first day in `bytes`.
    static func first(in bytes: [UInt8]) -> Day? {
        bytes.withUnsafeBufferPointer { next(in: $0, from: 0) }
    }

    /// The first day in `bytes`.
    static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Day? { next(in: bytes, from: 0) }

    /// All days in `bytes`, in order.
    static func all(in bytes: [UInt8]) -> [Day] {
        bytes.withUnsafeBufferPointer { buffer in
            var found: [Day] = []
            var start = 0
            while let day = next(in: buffer, from: start) {
                found.append(day)
                start = day.range.upperBound
            }
            return found
        }
    }

    /// A day whose year has two digits, `发布时间：19-10-08`, or none, `发布时间：10-08`, as far as the page says in what
    /// year it was changed last; only where a label says that it is the day of publication.
    ///
    /// - Parameter modified: The day of the last change, `YYYY-MM-DD`.
    static func shortYear(in bytes: [UInt8], modified: String?) -> Day? {
        guard let start = publicationLabels.firstEnd(in: bytes),
            let digit = bytes[start...].firstIndex(where: isDigit), digit - start <= 6
        else { return nil }
        let printed = bytes[digit...].prefix(8)
        if let day = first(in: Array("20".utf8) + printed), day.range.lowerBound == 0 { return day }
        guard let modified, let day = first(in: Array(modified.utf8.prefix(5)) + printed) else { return nil }
        return day.text <= modified ? day : nil
    }

    /// Whether a label says that a day of publication follows.
    static func isLabelled(_ bytes: [UInt8]) -> Bool { publicationLabels.hasMatch(in: bytes) }

    private static let publicationLabels = PhraseFinder(words: [
        "发布时间", "发布日期", "發布時間", "發佈時間", "發布日期", "發佈日期", "发表时间", "发表日期", "公开日期", "成文日期", "日期：", "时间：",
    ])

    private static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Day? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isDigit(byte) {
                let run = digits(bytes, at: index)
                if let day = numeric(bytes, run) ?? EnglishDate.dayFirst(bytes, run) { return day }
                index = run.upperBound
            } else {
                if byte == 0xE4, ChineseDate.mayStart(bytes, at: index), let day = ChineseDate.day(bytes, at: index) {
                    return day
                }
                if byte | 0x20 >= 97, byte | 0x20 <= 122, index == 0 || !isLetter(bytes[index - 1]),
                    let day = EnglishDate.monthFirst(bytes, at: index)
                {
                    return day
                }
                index += 1
            }
        }
        return nil
    }

    /// A day that starts with its year in the digits at `run`.
    private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Day? {
        if run.count == 8 || run.count == 14 || run.count == 12 { return compact(bytes, run) }
        guard run.count == 4, let year = year(value(bytes, run)) else { return nil }
        guard let month = part(bytes, after: run.upperBound, mark: [0xE5, 0xB9, 0xB4]),
            let day = part(bytes, after: month.upperBound, mark: [0xE6, 0x9C, 0x88])
        else { return nil }
        return valid(year, value(bytes, month), value(bytes, day), run.lowerBound..<day.upperBound)
    }

    private static func compact(_ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Day? {
        let start = run.lowerBound
        guard let year = year(value(bytes, start..<start + 4)) else { return nil }
        return valid(
            year, value(bytes, start + 4..<start + 6), value(bytes, start + 6..<start + 8), start..<start + 8)
    }

    /// The one or two digits after a `-`, `/`, `.` or `mark`, spaces around it allowed.
    private static func part(
        _ bytes: UnsafeBufferPointer<UInt8>, after start: Int, mark: [UInt8]
    ) -> Range<Int>? {
        var index = start
        while index < bytes.count, bytes[index] == 32, index < start + 2 { index += 1 }
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): index += 1
        default:
            guard index + 3 <= bytes.count, bytes[index] == mark[0], bytes[index + 1] == mark[1],
                bytes[index + 2] == mark[2]
            else { return nil }
            index += 3
        }
        while index < bytes.count, bytes[index] == 32, index < start + 6 { index += 1 }
        let run = digits(bytes, at: index)
        return run.count == 1 || run.count == 2 ? run : nil
    }

    static func valid(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> Day? {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return day <= length ? Day(year: year, month: month, day: day, range: range) : nil
    }

    /// A year in which web pages were published.
    static func year(_ value: Int) -> Int? { (1990...2099).contains(value) ? value : nil }

    static func digits(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        return start..<end
    }

    static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        range.count > 9 ? 0 : range.reduce(0) { $0 * 10 + Int(bytes[$1] & 15) }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }
}
