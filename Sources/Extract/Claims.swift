internal import PipelineModel

/// A field of an article that pages make claims about.
enum Field: String, CaseIterable {
    case title, published, source, author, editor, site, url, language
}

/// What a page says of itself, by field, with a rank for each saying.
struct Claims {
    /// A claim and how far it is believed: lower ranks come first, equal ones in the order of the page.
    struct Ranked {
        let claim: Claim
        let rank: Int
    }

    private var byField: [Field: [Ranked]] = [:]
    private static let maximumPerField = 12

    mutating func add(_ field: Field, _ value: String, from: String, rank: Int) {
        guard !value.isEmpty else { return }
        var list = byField[field] ?? []
        guard !list.contains(where: { $0.claim.value == value && $0.claim.from == from }) else { return }
        let position = list.firstIndex { $0.rank > rank } ?? list.count
        guard position < Self.maximumPerField else { return }
        list.insert(Ranked(claim: Claim(value, from: from), rank: rank), at: position)
        if list.count > Self.maximumPerField { list.removeLast() }
        byField[field] = list
    }

    subscript(_ field: Field) -> [Ranked] { byField[field] ?? [] }

    /// The claim that is believed.
    func first(_ field: Field) -> Claim? { byField[field]?.first?.claim }

    mutating func remove(_ field: Field, value: String, from: String) {
        byField[field]?.removeAll { $0.claim == Claim(value, from: from) }
    }
}
