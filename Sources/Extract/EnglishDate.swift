/// Days as English pages print them: `September 7, 2019`, `7 Sept. 2019`.
enum EnglishDate {
    private static let months: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    /// A day that starts with its month's name at `start`.
    static func monthFirst(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> DateScanner.Day? {
        guard let month = month(bytes, at: start) else { return nil }
        var index = skip(bytes, month.end)
        let day = DateScanner.digits(bytes, at: index)
        guard day.count == 1 || day.count == 2 else { return nil }
        index = day.upperBound
        if index + 1 < bytes.count, DateScanner.isLetter(bytes[index]) { index += 2 }  // 7th
        let year = DateScanner.digits(bytes, at: skip(bytes, index))
        guard year.count == 4, let number = DateScanner.year(DateScanner.value(bytes, year)) else { return nil }
        return DateScanner.valid(number, month.number, DateScanner.value(bytes, day), start..<year.upperBound)
    }

    /// A day that starts with the digits of its day at `run`.
    static func dayFirst(_ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> DateScanner.Day? {
        guard run.count <= 2, let month = month(bytes, at: skip(bytes, run.upperBound)) else { return nil }
        let year = DateScanner.digits(bytes, at: skip(bytes, month.end))
        guard year.count == 4, let number = DateScanner.year(DateScanner.value(bytes, year)) else { return nil }
        return DateScanner.valid(
            number, month.number, DateScanner.value(bytes, run), run.lowerBound..<year.upperBound)
    }

    private static func month(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (number: Int, end: Int)? {
        var end = start
        while end < bytes.count, DateScanner.isLetter(bytes[end]), end - start < 10 { end += 1 }
        guard end - start >= 3 else { return nil }
        for (index, name) in months.enumerated() where end - start <= name.count {
            let isPrefix = (0..<(end - start)).allSatisfy { bytes[start + $0] | 0x20 == name[$0] }
            if isPrefix, end - start <= 4 || end - start == name.count { return (index + 1, end) }
        }
        return nil
    }

    private static func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < bytes.count, index < start + 3, bytes[index] == 32 || bytes[index] == 44 || bytes[index] == 46 {
            index += 1
        }
        return index
    }
}
