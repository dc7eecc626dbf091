/// A made-up article: what the manifest promises that the pipeline will find.
struct MadeArticle: Sendable {
    var title: String
    var paragraphs: [String]
    /// The ids of its topics, the leading one first.
    let topics: [String]
    /// Topics it names without being about them.
    let passing: [String]
    let author: String
    let source: String
    let day: CalendarDay

    /// The characters of its text, for choosing where to cut.
    var length: Int { paragraphs.reduce(0) { $0 + $1.count } }
}

/// A day between 2015 and 2025, as pages print it.
struct CalendarDay: Sendable {
    let year: Int
    let month: Int
    let day: Int

    init(_ random: inout SeededRandom) {
        year = random.within(2015...2025)
        month = random.within(1...12)
        day = random.within(1...28)
    }

    /// `2021-04-27`.
    var iso: String { "\(year)-\(padded(month))-\(padded(day))" }
    /// `2021年04月27日`.
    var chinese: String { "\(year)年\(padded(month))月\(padded(day))日" }
    /// `202104/27`.
    var path: String { "\(year)\(padded(month))/\(padded(day))" }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
