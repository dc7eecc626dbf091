internal import Ledger

/// The numbers of runs by their ids, some of which only the rows of the warehouse remember.
struct RunNumbers {
    private var numbers: [String: Int] = [:]
    private var taken: Set<Int> = []
    /// Runs to enter in the ledger.
    private(set) var records: [RunRecord] = []

    init(_ known: [RunRecord]) {
        for run in known { add(run) }
    }

    /// The number of a run; 0 where a row names none. An id ends in its number, `20261121T041000Z-17`.
    mutating func number(of id: String?, started: String?) -> Int {
        guard let id else { return 0 }
        if let known = numbers[id] { return known }
        var number = id.split(separator: "-").last.flatMap { Int($0) } ?? 0
        if number < 1 || number > Self.highest || taken.contains(number) { number = (taken.max() ?? 0) + 1 }
        add(RunRecord(number: number, id: id, started: started ?? ""))
        return number
    }

    private mutating func add(_ run: RunRecord) {
        numbers[run.id] = run.number
        taken.insert(run.number)
        records.append(run)
    }

    /// One run a second for thirty years.
    private static let highest = 1_000_000_000
}
