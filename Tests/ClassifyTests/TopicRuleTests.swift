import Classify
import HanText
import PipelineModel
import Testing

/// What guards, exclusions, combinations, enumerations and the parts of a text do.
struct TopicRuleTests {
    private func filing(_ title: String, _ text: String, _ topic: TopicDefinition? = nil) throws -> Filing {
        let options = topic.map { ClassifyOptions(builtIn: false, topics: [$0]) } ?? ClassifyOptions()
        return try TopicClassifier(options: options).file(title: HanFolding.fold(title), text: HanFolding.fold(text))
    }

    /// The terms found of a topic, filed or in passing, with how often.
    private func counts(_ filing: Filing) -> [String: Int] {
        (filing.topics + filing.passing).flatMap(\.evidence).reduce(into: [:]) { $0[$1.term] = $1.count }
    }

    @Test(
        "a look-alike is not seen",
        arguments: [
            "每月35GB流量，用完限速。", "路由器支持5GHz频段。", "速率为2.5G每秒。", "文化和旅游部数据中心测算，客流增长。",
            "据统计数据中心主任介绍，人口增长。", "建设国际物流枢纽节点城市。", "医保电子凭证之外另有说明。",
        ])
    func lookAlikes(text: String) throws {
        let seen = try filing("无", text)
        let forbidden: Set = ["5g", "数据中心", "枢纽节点", "电子凭证"]
        #expect(forbidden.isDisjoint(with: counts(seen).keys), "\(seen)")
    }

    @Test(
        "a term is seen beside other letters and inside quotation marks",
        arguments: [
            ("5G", "5g"), ("5G+", "5g"), ("用５Ｇ网", "5g网"), ("“云”医院", "云医院"), ("「一网」通辦", "一网通办"), ("5G-A商用", "5g-a"),
        ])
    func seen(text: String, term: String) throws {
        #expect(try counts(filing("无", "这里说的是\(text)的事情，没有别的。")).keys.contains(term))
    }

    @Test("an exclusion takes the terms of its sentence away, and of no other")
    func exclusion() throws {
        let topic = TopicDefinition(id: "t", terms: [TermGroup(["甲乙"])], exclusions: ["不算"])
        #expect(try counts(filing("无", "甲乙在此不算数。甲乙在彼，甲乙又来。", topic)) == ["甲乙": 2])
    }

    @Test("a guard hides the term inside it, and no other")
    func guardText() throws {
        let topic = TopicDefinition(id: "t", terms: [TermGroup(["甲乙"])], guards: ["丙甲乙"])
        #expect(try counts(filing("无", "丙甲乙来了，甲乙也来了。", topic)) == ["甲乙": 1])
    }

    @Test("a combination counts where one of each list stands near the others in one sentence, in any order")
    func combination() throws {
        let topic = TopicDefinition(
            id: "t", terms: [], combinations: [Combination(near: [["医疗", "看病"], ["远程"]], within: 8)])
        #expect(try counts(filing("无", "远程的医疗服务。", topic)) == ["医疗…远程": 1])
        #expect(try counts(filing("无", "看病可以远程。", topic)) == ["医疗…远程": 1])
        #expect(try counts(filing("无", "远程。医疗。", topic)) == [:])
        #expect(try counts(filing("无", "远程教育是一件大事情，与此无关的是医疗。", topic)) == [:])
    }

    @Test("what is found together stands among the terms in its place, however many there are of each")
    func combinationsAmongTerms() throws {
        let topic = TopicDefinition(
            id: "t", terms: [TermGroup(["诊所"], weight: 0.4)],
            combinations: [Combination(near: [["医疗"], ["远程"]], within: 8, weight: 0.9)])
        let unit = "诊所之外，远程的医疗和远程医疗都在诊所。"
        let evidence = try filing("无", String(repeating: unit, count: 4), topic)
        let terms = (evidence.topics + evidence.passing).flatMap(\.evidence)
        #expect(terms.map(\.term) == ["医疗…远程", "诊所"])
        #expect(terms.map(\.count) == [8, 8])
        let starts = (0..<4).map { $0 * unit.unicodeScalars.count }
        let wholes: [Int] = starts.flatMap { start in [start + 5, start + 11] }
        let clinics: [Int] = starts.flatMap { start in [start, start + 17] }
        #expect(terms.first?.positions == wholes)
        #expect(terms.last?.positions == clinics)
    }

    @Test("互联网+ is part of terms as any other text")
    func internetPlus() throws {
        #expect(try counts(filing("无", "推进“互联网+政务服务”。")).keys.contains("互联网+政务服务"))
    }

    @Test("a technology in a list is named in passing")
    func passing() throws {
        let filing = try filing(
            "博览会开幕", "展会运用5G、大数据、云计算、人工智能等技术，观众很多。\n组委会说，博览会持续五天，论坛、推介、签约等活动百余场。")
        #expect(filing.topics.isEmpty)
        #expect(filing.passing.map(\.topic) == ["5g"])
    }

    @Test("evidence says where a term stands: title, lead, section, body")
    func places() throws {
        let filing = try filing(
            "5G网络建成",
            "全省5G网络今天建成，覆盖所有乡镇。\n5G基站怎么建\n运营商合建5G基站，省下四成成本。\n5G基站将向山区延伸。")
        let places = filing.topics.first?.evidence.reduce(into: [String: [String]]()) { $0[$1.term] = $1.places }
        #expect(places?["5g网络"] == ["title", "lead"])
        #expect(places?["5g基站"] == ["section", "body"])
    }

    @Test(
        "a digest is about the topic of one of its items, whether its title says digest or its lines show it",
        arguments: ["国内联播快讯", ""])
    func digest(title: String) throws {
        let filing = try filing(
            title,
            """
            粮食收购进度快于去年
            截至昨天，主产区累计收购秋粮八千万吨，市场运行总体平稳，农民售粮进度快于上年同期。
            国家枢纽节点新增机架五万架
            记者昨天获悉，国家枢纽节点新投运两座智算中心，算力规模居西部第一。
            黄河流域开展联合巡查
            九省区昨天起开展为期一个月的联合巡查，重点整治河道乱占乱建和非法采砂，社会各界可以举报。
            第二十届农博会闭幕
            农博会昨天闭幕，签约项目一百二十个，交易额创下新高，参展商来自四十个国家和地区。
            """)
        #expect(filing.topics.map(\.topic) == ["east-data-west-computing"])
        #expect(filing.topics.first?.evidence.allSatisfy { $0.places == ["item"] } == true)
    }

    @Test("headings with several paragraphs under each make no digest")
    func parts() throws {
        let paragraph = "昨天，记者来到这里，看到一片繁忙景象，工人们正在赶制订单，机器轰鸣，车来车往。"
        let text = ["一城", "二城", "三城"].map { "\($0)\n\(paragraph)\n\(paragraph)\n\(paragraph)" }.joined(separator: "\n")
        let filing = try filing("三座城的一天", text + "\n这里还开通了5G网络。")
        #expect((filing.topics + filing.passing).flatMap(\.evidence).allSatisfy { $0.places == ["body"] })
    }

    @Test("a topic of one's own threshold is filed by it")
    func threshold() throws {
        let lenient = TopicDefinition(id: "t", terms: [TermGroup(["甲乙"])], threshold: 0)
        #expect(try filing("无", "这里有一个甲乙，别的都没有。", lenient).topics.map(\.topic) == ["t"])
        let strict = TopicDefinition(id: "t", terms: [TermGroup(["甲乙"])], threshold: 1)
        #expect(try filing("甲乙", "甲乙，甲乙，甲乙。", strict).passing.map(\.topic) == ["t"])
    }
}
