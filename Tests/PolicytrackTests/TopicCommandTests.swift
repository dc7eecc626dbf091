import Foundation
import Testing

/// A fifth topic, added by configuration alone.
struct TopicCommandTests {
    private static let example = """
        {
          "id": "data-elements", "names": {"zh": "数据要素", "en": "Data as a factor of production"},
          "terms": [
            {"weight": 1, "any": ["数据要素{市场|流通|价值}", "数据{产权|确权|交易所|资产入表}"]},
            {"weight": 0.6, "any": ["数据{交易|资产}"]}
          ]
        }
        """

    private static let article = """
        {"id": "a", "title": "数据交易所挂牌产品过千", "text": "江州数据交易所今天公布，挂牌数据产品超过一千个，数据资产入表企业四十家。\\n\
        省里将建设数据要素市场，推进数据确权和数据要素流通，让数据交易有章可循。"}

        """

    @Test("a user's topic is followed beside the built-in ones")
    func fifthTopic() throws {
        let workplace = try Workplace(configuration: #"{"classify": {"topics": [\#(Self.example)]}}"#)
        #expect(try workplace.run("check").status == 0)
        let outcome = try workplace.run("classify", input: Self.article)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(#""topic":"data-elements""#), "\(outcome.output)")
        let without = try Workplace(configuration: "{}")
        #expect(try without.run("classify", input: Self.article).output.contains(#""topics":[]"#))
    }

    @Test("the topic of the examples is good, and claims what it is about")
    func exampleFile() throws {
        let workplace = try Workplace(configuration: #"{"classify": {"topicFiles": ["data-elements.json"]}}"#)
        let examples = URL(filePath: #filePath).appending(path: "../../../examples/topics").standardized
        let topic = try String(contentsOf: examples.appending(path: "data-elements.json"), encoding: .utf8)
        try workplace.write(topic, to: "data-elements.json")
        #expect(try workplace.run("check").status == 0)
        let outcome = try workplace.run("classify", input: Self.article)
        #expect(outcome.output.contains(#""topic":"data-elements""#), "\(outcome.output)")
    }

    @Test(
        "classify prints what was found, how often and where, and mentions in passing apart; look-alikes are not found")
    func evidence() throws {
        let article = """
            {"id": "a", "title": "某市5G网络建成", "text": "全市“5G網絡”今天建成，5G基站覆盖所有乡镇。\\n\
            每月流量为35GB，路由器用5GHz频段。\\n展会运用云计算、大数据、互联网医院等技术。"}

            """
        let outcome = try Workplace().run("classify", input: article)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let line = try #require(outcome.output.split(separator: "\n").first)
        let found = try JSONDecoder().decode(Found.self, from: Data(line.utf8))
        #expect(found.topics.map(\.topic) == ["5g"] && found.passing.map(\.topic) == ["smart-healthcare"])
        #expect(
            found.topics.first?.evidence == [
                Found.Evidence(term: "5g网络", count: 2, where: ["title", "lead"], positions: [3]),
                Found.Evidence(term: "5g基站", count: 1, where: ["lead"], positions: [13]),
            ])
        #expect(
            found.passing.first?.evidence == [
                Found.Evidence(term: "互联网医院", count: 1, where: ["body"], positions: [59])
            ])
    }

    /// A line that `classify` prints.
    private struct Found: Decodable {
        struct Topic: Decodable {
            let topic: String
            let score: Double
            let evidence: [Evidence]
        }

        struct Evidence: Decodable, Equatable {
            let term: String
            let count: Int
            let `where`: [String]
            let positions: [Int]
        }

        let topics: [Topic]
        let passing: [Topic]
    }

    @Test("a broken topic is refused with its place")
    func broken() throws {
        let workplace = try Workplace(configuration: #"{"classify": {"topics": [{"id": "x", "termz": []}]}}"#)
        let outcome = try workplace.run("check")
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains(#"classify.topics[0].termz: unknown key. Did you mean "terms"?"#))
    }
}
