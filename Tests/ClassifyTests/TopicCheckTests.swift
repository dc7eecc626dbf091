import Classify
import PipelineModel
import Testing

/// What is wrong with topics, each problem with its place.
struct TopicCheckTests {
    private func problems(_ topics: TopicDefinition...) -> [String] {
        ClassifyOptions(topics: topics).problems().map { "\($0.place): \($0.message)" }
    }

    @Test(
        "a term that can find nothing, or everything, is refused",
        arguments: [
            ("{甲|乙", "has a { without }"), ("甲}", "has a } without {"), ("{甲|{乙}}", "has braces inside braces"),
            ("{|}", "stands for an empty text"), ("“”", "must have something beside spaces and quotation marks"),
            ("　 ", "must have something beside spaces and quotation marks"),
            ("甲{ |}", "must not begin or end with a space"),
            ("甲\n乙", "must be a line of at most 300 bytes"),
            ("{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9}{甲|乙|丙|丁|戊|己}", "stands for more than 512 texts"),
        ])
    func term(term: String, message: String) {
        let topic = TopicDefinition(
            id: "t", terms: [TermGroup(["好", term])], support: [term],
            combinations: [Combination(near: [["甲"], ["乙", term]])], guards: [term], exclusions: [term])
        let places = ["terms[0].any[1]", "support[0]", "guards[0]", "exclusions[0]", "combinations[0].near[1][1]"]
        let expected = places.map { "topics[0].\($0): \(message)" }
        #expect(problems(topic).sorted() == expected.sorted())
    }

    @Test("a topic needs something to look for, and an id of its own")
    func topic() {
        #expect(
            problems(TopicDefinition(id: "t", terms: []))
                == ["topics[0].terms: needs at least one term or combination, but there is none"])
        #expect(
            problems(TopicDefinition(id: "t", terms: [TermGroup([])])) == ["topics[0].terms[0].any: must not be empty"])
        let good = TopicDefinition(id: "t", terms: [TermGroup(["甲"])])
        #expect(
            problems(good, good) == ["topics[1].id: must be unique, but \"t\" is already used by topics[0]"])
        #expect(
            problems(TopicDefinition(id: "unclassified", terms: [TermGroup(["甲"])]))
                == ["topics[0].id: must not be \"unclassified\", which is kept for articles without a topic"])
    }

    @Test("a combination has two to four lists, none of them empty")
    func combination() {
        func topic(_ near: [[String]]) -> TopicDefinition {
            TopicDefinition(id: "t", terms: [], combinations: [Combination(near: near)])
        }
        #expect(
            problems(topic([["甲"]]))
                == ["topics[0].combinations[0].near: must be 2 to 4 lists, but there are 1"])
        #expect(problems(topic([["甲"], []])) == ["topics[0].combinations[0].near[1]: must not be empty"])
        #expect(problems(topic([["甲"], ["乙"], ["丙"], ["丁"]])) == [])
    }

    @Test("the built-in topics and a topic in the place of one of them are good")
    func good() {
        #expect(ClassifyOptions(topics: ClassifyOptions().effectiveTopics).problems() == [])
        let own = ClassifyOptions(topics: [TopicDefinition(id: "5g", terms: [TermGroup(["6g"])])])
        #expect(own.problems() == [])
        #expect(own.effectiveTopics.map(\.id).sorted() == ClassifyOptions().effectiveTopics.map(\.id).sorted())
    }
}
