public import PipelineModel

/// The `extract` part of `pipeline.json`.
public struct ExtractOptions: StageOptions, Equatable {
    /// Pages whose main text has fewer characters are refused as too short. 50: shorter ones are captions, notices
    /// of removal and teasers.
    public var minimumTextLength = 50

    /// Rules for single sites; the first whose host fits the page's address counts.
    public var sites: [SiteRule] = []

    public init() {}

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        minimumTextLength = try container.decodeIfPresent(Int.self, forKey: .minimumTextLength) ?? minimumTextLength
        sites = try container.decodeIfPresent([SiteRule].self, forKey: .sites) ?? sites
    }

    public static let fields: [OptionField] = [
        OptionField(
            "minimumTextLength", .integer(0...100_000),
            "Characters of main text below which a page is refused as too short."),
        OptionField(
            "sites", .list(.object(SiteRule.fields)),
            "Where pages of single sites have their text and fields, as XPaths; for sites on which the extractor errs."),
    ]
}
