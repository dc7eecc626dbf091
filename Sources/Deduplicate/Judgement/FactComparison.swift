/// What two fact sheets say of each other.
struct FactComparison: Equatable {
    /// Slots that both fill alike, or one with a part of what the other has.
    private(set) var agreeing = 0
    /// Slots refilled with another amount.
    private(set) var amounts = 0
    /// Slots refilled with another date, ordinal, number of a document or place.
    private(set) var identities = 0

    var conflicts: Int { amounts + identities }

    /// Takes in one slot as the two articles fill it; both are sorted and not empty.
    mutating func add(_ left: ArraySlice<Fact>, _ right: ArraySlice<Fact>) {
        let onlyLeft = left.filter { !right.contains($0) }
        let onlyRight = right.filter { !left.contains($0) }
        if onlyLeft.isEmpty || onlyRight.isEmpty {
            agreeing += 1
        } else if (onlyLeft + onlyRight).allSatisfy({ $0.sort == .quantity }) {
            amounts += 1
        } else {
            identities += 1
        }
    }
}
