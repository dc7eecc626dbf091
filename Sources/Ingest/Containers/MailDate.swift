/// Dates as mail headers write them: `Tue, 27 Apr 2021 10:00:00 +0800`, after RFC 2822, section 3.3.
enum MailDate {
    /// The same in RFC 3339; `nil` where the text is none or the day does not exist.
    static func rfc3339(_ text: String) -> String? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," })
        if let first = words.first, Int(first) == nil { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), let year = Int(words[2]), (1970...9999).contains(year),
            let month = months.firstIndex(of: words[1].prefix(3).lowercased()).map({ $0 + 1 })
        else { return nil }
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        guard day >= 1, day <= (month == 2 && isLeap ? 29 : lengths[month - 1]) else { return nil }
        let clock = words[3].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3 || clock.count == 2, clock[0] < 24, clock[1] < 60, clock.last ?? 0 <= 60,
            clock.allSatisfy({ $0 >= 0 })
        else { return nil }
        let time = "\(twoDigits(clock[0])):\(twoDigits(clock[1])):\(twoDigits(clock.count == 3 ? clock[2] : 0))"
        return "\(year)-\(twoDigits(month))-\(twoDigits(day))T\(time)\(zone(words.count > 4 ? words[4] : "-0000"))"
    }

    /// `+08:00` of `+0800`; `Z` for Greenwich and for names of zones, which mail programs no longer write.
    private static func zone(_ text: Substring) -> String {
        let digits = text.dropFirst()
        guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4, Int(digits) != nil,
            digits != "0000"
        else { return "Z" }
        return "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
