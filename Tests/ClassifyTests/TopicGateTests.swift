import Classify
import HanText
import PipelineModel
import Testing

/// A gate over short articles written for it: what is about a topic, what names one in passing, and look-alikes.
struct TopicGateTests {
    private struct Sample {
        let topics: Set<String>
        let title: String
        let text: String

        init(_ topics: Set<String>, _ title: String, _ text: String) {
            self.topics = topics
            self.title = title
            self.text = text
        }
    }

    private static let samples: [Sample] = [
        Sample(
            ["5g"], "全省5G用户突破三千万户",
            "省通信管理局今天发布数据，全省5G用户达到三千一百万户，5G基站总数十二万个。\n今年将新建5G基站一万五千个，重点覆盖高铁和隧道。"),
        Sample(
            ["5g"], "港口装上5G专网",
            "江州港用5G专网连接四十台岸桥和无人集卡，远程操控时延降到二十毫秒。\n港口集团说，5G应用让单桥效率提高两成，明年将启动5G-A试点。"),
        Sample(
            ["east-data-west-computing"], "西部枢纽节点算力调度平台上线",
            "国家算力枢纽节点的算力调度平台今天上线，首批接入十家数据中心。\n“东数西算”工程实施以来，该集群投运机架五万架，绿电占比超过八成。"),
        Sample(
            ["east-data-west-computing"], "数据中心集群直连光缆开通",
            "连接西部数据中心集群和东部枢纽的直连光缆开通，网络时延降低三成。\n省发展改革委表示，将加快建设全国一体化算力网，推动东部算力需求有序转移。"),
        Sample(
            ["digital-government"], "一网通办平台新增百项服务",
            "市政务服务中心说，“一网通办”平台新增一百零八项服务，网上可办率达到九成八。\n电子证照在三十个部门之间互认，群众办事不再重复提交材料。"),
        Sample(
            ["digital-government"], "数字政府建设方案印发",
            "省政府办公厅印发数字政府建设方案，要求统建政务云和公共数据平台。\n方案提出政务数据按需共享，各部门自建系统逐步并入统一平台。"),
        Sample(
            ["smart-healthcare"], "互联网医院三个月服务二十万人",
            "市第一医院的互联网医院上线三个月，在线复诊二十万人次，处方配送到家。\n医院还开通远程会诊，人工智能辅助诊断系统每天阅片一千份。"),
        Sample(
            ["smart-healthcare"], "电子病历全省互通",
            "省卫生健康委建成全民健康信息平台，医生经授权可以调阅电子病历和检查结果。\n远程影像和远程心电覆盖全部乡镇卫生院，智慧医疗走到村口。"),
        Sample(
            [], "科技展览开幕",
            "展览今天开幕，三百件文物首次展出。\n展厅运用5G、大数据、云计算和人工智能等技术，观众可以与文物互动。\n展览持续两个月，免费开放。"),
        Sample(
            [], "新款路由器发布",
            "一家公司发布新款路由器，支持2.4GHz和5GHz两个频段，内存35GB的套装同时上市。\n新品下月开售，价格三百元。"),
        Sample(
            [], "假日旅游收入增长",
            "文化和旅游部数据中心测算，假日期间国内出游人次增长一成。\n各地景区推出夜游、民俗表演等活动，酒店预订率超过九成。"),
        Sample(
            [], "医疗队抵达灾区",
            "首批医疗队四十人今天抵达灾区，设立临时医院，收治伤员一百二十人。\n后方医院派出车辆运送药品和血浆。"),
        Sample(
            [], "优化营商环境座谈会召开",
            "市委召开座谈会，听取企业对放管服改革的意见。\n会议要求简政放权，减少审批环节，帮助企业渡过难关。"),
        Sample(
            [], "春耕备耕有序展开",
            "全省投入农机四十万台，早稻育秧面积超过去年同期。\n农业部门组织专家下田指导，化肥和种子供应充足。"),
    ]

    /// Topics right, over all samples: true positives against false ones and misses.
    @Test("micro F1 on the gate's articles is at least 0.95")
    func gate() throws {
        let classifier = try TopicClassifier()
        var right = 0
        var wrong: [String] = []
        for sample in Self.samples {
            let filing = classifier.file(title: HanFolding.fold(sample.title), text: HanFolding.fold(sample.text))
            let found = Set(filing.topics.map(\.topic))
            right += found.intersection(sample.topics).count
            wrong += found.symmetricDifference(sample.topics).map { "\($0): \(sample.title)" }
        }
        let f1 = Double(2 * right) / Double(2 * right + wrong.count)
        #expect(f1 >= 0.95, "F1 \(f1); wrong: \(wrong)")
    }

    @Test("scores lie in 0...1, best first, and evidence stands where it says")
    func evidence() throws {
        let classifier = try TopicClassifier()
        for sample in Self.samples {
            let filing = classifier.file(title: HanFolding.fold(sample.title), text: HanFolding.fold(sample.text))
            let scores = filing.topics.map(\.score)
            #expect(scores == scores.sorted(by: >))
            #expect((filing.topics + filing.passing).allSatisfy { (0...1).contains($0.score) })
            let length = sample.text.unicodeScalars.count
            for term in filing.topics.flatMap(\.evidence) {
                #expect(term.count > 0)
                #expect(term.positions.allSatisfy { (0..<length).contains($0) }, "\(term)")
            }
        }
    }
}
