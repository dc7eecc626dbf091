/// The records of the articles not yet written to a segment, end to end.
struct RecordStore {
    private(set) var bytes: [UInt8] = []
    /// Where each record ends.
    private(set) var ends: [Int] = []

    var count: Int { ends.count }

    mutating func append(_ record: [UInt8]) {
        bytes.append(contentsOf: record)
        ends.append(bytes.count)
    }

    /// The bytes of the record at `index`, from 0.
    func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
