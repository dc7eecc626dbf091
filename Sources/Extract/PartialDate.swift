/// Dates of which the day, or the month too, is missing: `2024年5月`, `2024-05`, `2024年`.
enum PartialDate {
    /// The month, `YYYY-MM`, or else the year, `YYYY`, that is printed first; for lines that hold no day.
    static func first(in bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let run = DateScanner.digits(bytes, at: index)
                if run.count == 4, let year = DateScanner.year(DateScanner.value(bytes, run)),
                    let found = date(bytes, year, after: run.upperBound)
                {
                    return found
                }
                index = max(run.upperBound, index + 1)
            }
            return nil
        }
    }

    /// The month in an address, `/2024-05/`, `/202405/` or `/2024/05/`, or else the year, `/2024/`.
    static func inAddress(_ address: [UInt8]) -> String? {
        var year: String?
        for piece in address.split(separator: UInt8(ascii: "/")).dropFirst() {
            let digits = piece.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
            guard digits.allSatisfy(DateScanner.isDigit) else { continue }
            let number = digits.reduce(0) { $0 * 10 + Int($1 & 15) % 10 }
            if digits.count == 6, isMonth(number % 100), DateScanner.year(number / 100) != nil {
                return spelled(number / 100, number % 100)
            }
            if digits.count == 2, let year, isMonth(number) { return "\(year)-\(number < 10 ? "0" : "")\(number)" }
            year = digits.count == 4 ? DateScanner.year(number).map { "\($0)" } : year
        }
        return year
    }

    /// What follows a year: `年5月`, `-05`, `/05`, or the bare `年`.
    private static func date(_ bytes: UnsafeBufferPointer<UInt8>, _ year: Int, after end: Int) -> String? {
        let rest = String(decoding: bytes[end..<min(bytes.count, end + 8)], as: UTF8.self)
        let isYear = rest.hasPrefix("年")
        guard isYear || rest.hasPrefix("-") || rest.hasPrefix("/") || rest.hasPrefix(".") else { return nil }
        let digits = rest.dropFirst().drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
        if let month = Int(digits), isMonth(month), digits.utf8.count <= 2 { return spelled(year, month) }
        return isYear && digits.isEmpty ? "\(year)" : nil
    }

    private static func isMonth(_ number: Int) -> Bool { (1...12).contains(number) }
    private static func spelled(_ year: Int, _ month: Int) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
