internal import FoundationEssentials

/// The topics that come with policytrack: `topics.json` beside this file, in the form users write theirs.
enum BuiltInTopics {
    /// `5g`, `east-data-west-computing`, `digital-government`, `smart-healthcare`.
    static let all: [TopicDefinition] = {
        do {
            return try JSONDecoder().decode([TopicDefinition].self, from: Data(PackageResources.topics_json))
        } catch {
            preconditionFailure("topics.json was compiled in and does not decode: \(error)")
        }
    }()
}
