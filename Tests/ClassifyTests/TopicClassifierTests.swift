import Classify
import HanText
import PipelineModel
import Testing

/// The decisions a reader would make, on texts written for the purpose.
struct TopicClassifierTests {
    private func file(_ title: String, _ text: String) throws -> [String] {
        let classifier = try TopicClassifier()
        return classifier.file(title: HanFolding.fold(title), text: HanFolding.fold(text)).topics.map(\.topic)
    }

    @Test("a report on a topic is filed under it")
    func report() throws {
        let topics = try file(
            "某省5G基站突破十万个",
            """
            记者从省通信管理局获悉，截至上月底，全省累计建成5G基站10.3万个，5G网络已覆盖所有乡镇。
            下一步，该省将推进5G独立组网和5G专网建设，扩大5G应用规模。
            """)
        #expect(topics == ["5g"])
    }

    @Test("a topic in a list of technologies is passed by")
    func enumeration() throws {
        let topics = try file(
            "某市举办文化博览会",
            """
            本届博览会今天开幕，来自各地的两千家单位参展，展出工艺美术、影视动漫等十万件展品。
            展会运用5G、大数据、云计算、人工智能等技术，为观众带来新的体验。
            组委会介绍，博览会将持续五天，预计接待观众五十万人次，并举办论坛、推介、签约等百余场活动。
            """)
        #expect(topics == [])
    }
}
