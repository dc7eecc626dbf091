/// What is measured of one topic in one article: the same for every topic, so that a topic of the user's is judged by
/// what the built-in ones taught.
///
/// A *claim* is a term or combination that counts; its weight is a chance, and the claims of one sentence add up as
/// chances do: that is the sentence's *strength*, 0...1.
public enum Feature: String, Sendable, Codable, CaseIterable {
    /// Strength of the title.
    case title
    /// Strength of the first two sentences of the first paragraph.
    case lead
    /// Strength of the strongest heading, by how far the text under it bears it out.
    case heading
    /// In a digest: the item that is most about the topic.
    case item
    /// Share of the text in sentences about the topic.
    case share
    /// Share of the text in paragraphs that are at least four tenths about it.
    case paragraphShare
    /// Share of the paragraph that is most about it.
    case paragraph
    /// Share of the section that is most about it.
    case section
    /// The longest run of sentences about it: ln(1 + bytes / 300).
    case run
    /// How many different claims: ln(1 + number).
    case distinct
    /// All weights: ln(1 + sum).
    case mass
    /// All weights for each kilobyte of text: ln(1 + it).
    case density
    /// Share of the claims that are entries of lists.
    case listed
    /// The strongest sentence.
    case peak
}

/// The measurements of one topic in one article.
public struct TopicFeatures: Sendable, Equatable {
    private var values = [Double](repeating: 0, count: Feature.allCases.count)

    init() {}

    /// A measurement; 0 where nothing was seen.
    public subscript(feature: Feature) -> Double {
        get { values[feature.index] }
        set { values[feature.index] = newValue }
    }

    /// The measurements in the order of ``Feature/allCases``.
    var all: [Double] { values }
}

extension Feature {
    /// Place in ``allCases``.
    var index: Int { Self.places[self] ?? 0 }
    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
