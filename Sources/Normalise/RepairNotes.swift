internal import PipelineModel

/// What was repaired in one text.
struct RepairNotes {
    /// How often each kind of damage was repaired.
    private(set) var counts: [String: Int] = [:]
    var unsure: [UnsureRepair] = []
    /// What the search for torn characters has cost: characters tried and states weighed.
    var effort = 0

    mutating func count(_ kind: String, _ times: Int) {
        if times > 0 { counts[kind, default: 0] += times }
    }
}
