internal import PipelineModel

/// Reads the day of publication from the page's address, where it has one: `/2019/09/07/`, `/20190907/`, `/2019-09/07/`;
/// otherwise the month or the year, `/201909/`, `/2019/`.
struct ReadURL: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let address = draft.claims.first(.url)?.value ?? draft.page.facts.savedFrom ?? draft.savedFrom
        guard let bytes = address.map({ Array($0.utf8) }),
            let date = Self.day(in: bytes) ?? PartialDate.inAddress(bytes)
        else { return }
        let isDay = date.utf8.count == 10
        draft.claims.add(.published, date, from: "url", rank: isDay ? 50 : date.utf8.count == 7 ? 84 : 94)
        notes.add("\(date): \(address ?? "")")
    }

    /// A year, a month and a day in this order, parted by `/`, `-` or nothing.
    static func day(in address: [UInt8]) -> String? {
        if let day = DateScanner.first(in: address) { return day.text }
        // 2019/0907 and 201909/07
        let compact = address.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        for (left, right) in zip(compact, compact.dropFirst()) {
            let digits = (left + right).filter { $0 != UInt8(ascii: "-") }
            guard left.count + right.count <= 10, digits.count == 8, digits.allSatisfy(DateScanner.isDigit),
                let day = DateScanner.first(in: Array(digits))
            else { continue }
            return day.text
        }
        return nil
    }
}
