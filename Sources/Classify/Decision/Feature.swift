/// What is measured of one topic in one article: the same for every topic, so that a topic of the user's is judged by
/// what the built-in ones taught.
///
/// A *claim* is a term or combination that counts; its weight is a chance, and the claims of one sentence add up as
/// chances do: that is the sentence's *strength*, 0...1. Words of the field (`support`) add to the strength where they
/// stand beside a claim.
///
/// Some fifteen more were tried, six of them again on the terms as they are now (lead, headings, share of topical text,
/// topical sentences, topical paragraphs, different claims): in repeated cross-validation none lowered the loss by more
/// than chance does, and fewer features carry over better to a topic that nobody labelled.
public enum Feature: String, Sendable, Codable, CaseIterable {
    /// Strength of the title; of the heading, for an item of a digest.
    case title
    /// Share of the paragraph that is most about it.
    case paragraph
    /// How much there is: ln(1 + sum of the claims' weights).
    case mass
    /// How concentrated it is: ln(1 + sum of the claims' weights for each kilobyte of text).
    case density
}

/// The measurements of one topic in one article.
public struct TopicFeatures: Sendable, Equatable {
    /// In the order of ``Feature/allCases``.
    private(set) var all = SIMD4<Double>()

    init() {}

    /// A measurement; 0 where nothing was seen.
    public subscript(feature: Feature) -> Double {
        get { all[feature.index] }
        set { all[feature.index] = newValue }
    }
}

extension Feature {
    /// Place in ``allCases``.
    var index: Int {
        switch self {
        case .title: 0
        case .paragraph: 1
        case .mass: 2
        case .density: 3
        }
    }
}
