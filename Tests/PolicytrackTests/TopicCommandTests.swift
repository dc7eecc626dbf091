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

    @Test("a broken topic is refused with its place")
    func broken() throws {
        let workplace = try Workplace(configuration: #"{"classify": {"topics": [{"id": "x", "termz": []}]}}"#)
        let outcome = try workplace.run("check")
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains(#"classify.topics[0].termz: unknown key. Did you mean "terms"?"#))
    }
}
