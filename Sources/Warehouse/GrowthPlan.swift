/// Which partitions' last parts a batch makes longer, and which begin a new part instead.
///
/// A longer part has to be written whole, so that readers never see a torn line. That is cheap for a few pages, but a
/// bulk run that adds a little to each of several hundred partitions would write the same megabytes with every batch. So
/// a batch may copy four times its own bytes and 32 MB; the tails that cost most for what they gain are left as they are.
/// A part is never left below 256 kB.
struct GrowthPlan {
    /// The partitions whose last part grows.
    let grows: Set<Partition>

    private static let copiesPerByte = 4
    private static let freeBytes = 32 << 20
    private static let smallest = 256 << 10

    /// - Parameters:
    ///   - tails: Bytes of each partition's last part, where it is below the roll size.
    ///   - added: Bytes that the batch adds to each partition.
    init(tails: [Partition: Int], added: [Partition: Int]) {
        var budget = Self.freeBytes + Self.copiesPerByte * added.values.reduce(0, +)
        var grows: Set<Partition> = []
        let ranked = tails.sorted { left, right in
            // Bytes copied for each byte added, compared without a division.
            let (a, b) = (left.value * (added[right.key] ?? 0), right.value * (added[left.key] ?? 0))
            return a == b ? left.key < right.key : a < b
        }
        for (partition, bytes) in ranked where bytes < Self.smallest || bytes <= budget {
            budget -= bytes
            grows.insert(partition)
        }
        self.grows = grows
    }
}
