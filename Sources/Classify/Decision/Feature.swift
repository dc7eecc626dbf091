/// What is measured of one topic in one article: the same for every topic, so that a topic of the user's is judged by
/// what the built-in ones taught.
///
/// A *claim* is a term or combination that counts; its weight is a chance, and the claims of one sentence add up as
/// chances do: that is the sentence's *strength*, 0...1.
///
/// Fourteen more were tried (share of topical paragraphs and sections, runs of topical sentences, spread, number of
/// different claims, claims counted by their square roots …): cross-validated on the development part, none lowered the
/// loss, and fewer features carry over better to a topic that nobody labelled.
public enum Feature: String, Sendable, Codable, CaseIterable {
    /// Strength of the title; of the heading, for an item of a digest.
    case title
    /// Strength of the first two sentences of the first paragraph.
    case lead
    /// Strength of the strongest heading, by how far the text under it bears it out.
    case heading
    /// 1 for an item of a digest, which is judged as an article of its own.
    case item
    /// Share of the text in sentences about the topic.
    case share
    /// Share of the paragraph that is most about it.
    case paragraph
    /// How much there is: ln(1 + sum of the claims' weights).
    case mass
    /// How concentrated it is: ln(1 + sum of the claims' weights for each kilobyte of text).
    case density
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
