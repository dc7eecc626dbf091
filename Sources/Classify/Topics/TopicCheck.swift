internal import HanText
internal import PipelineModel

/// Looks for what is wrong with topics that single values cannot show.
struct TopicCheck {
    private(set) var problems: [OptionProblem] = []

    init(_ topics: [TopicDefinition]) {
        for (index, topic) in topics.enumerated() {
            let place = "topics[\(index)]"
            if let first = topics[..<index].firstIndex(where: { $0.id == topic.id }) {
                report("\(place).id", "must be unique, but \"\(topic.id)\" is already used by topics[\(first)]")
            }
            if topic.id == "unclassified" {
                report("\(place).id", "must not be \"unclassified\", which is kept for articles without a topic")
            }
            check(topic, at: place)
        }
    }

    private mutating func check(_ topic: TopicDefinition, at place: String) {
        if topic.terms.isEmpty && topic.combinations.isEmpty {
            report("\(place).terms", "needs at least one term or combination, but there is none")
        }
        for (index, group) in topic.terms.enumerated() {
            if group.any.isEmpty { report("\(place).terms[\(index)].any", "must not be empty") }
            check(group.any, at: "\(place).terms[\(index)].any")
        }
        for (index, combination) in topic.combinations.enumerated() {
            let here = "\(place).combinations[\(index)]"
            if !(2...4).contains(combination.near.count) {
                report("\(here).near", "must be 2 to 4 lists, but there are \(combination.near.count)")
            }
            for (number, list) in combination.near.enumerated() {
                if list.isEmpty { report("\(here).near[\(number)]", "must not be empty") }
                check(list, at: "\(here).near[\(number)]")
            }
        }
        check(topic.support, at: "\(place).support")
        check(topic.guards, at: "\(place).guards")
        check(topic.exclusions, at: "\(place).exclusions")
    }

    private mutating func check(_ terms: [String], at place: String) {
        for (index, term) in terms.enumerated() { check(term, at: "\(place)[\(index)]") }
    }

    private mutating func check(_ term: String, at place: String) {
        do throws(Alternatives.Malformed) {
            let texts = try Alternatives(of: term).texts.map { HanFolding.fold($0) }
            if texts.contains(where: { $0.count > TopicLexicon.longestTerm || $0.contains(10) }) {
                report(place, "must be a line of at most \(TopicLexicon.longestTerm) bytes")
            } else if texts.contains(where: { $0.allSatisfy { $0 == TermTrie.quote || $0 == 32 } }) {
                report(place, "must have something beside spaces and quotation marks")
            } else if texts.contains(where: { $0.first == 32 || $0.last == 32 }) {
                report(place, "must not begin or end with a space")
            }
        } catch {
            report(place, error.description)
        }
    }

    private mutating func report(_ place: String, _ message: String) {
        problems.append(OptionProblem(place: place, message: message))
    }
}
