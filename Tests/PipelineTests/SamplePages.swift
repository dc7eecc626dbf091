/// Short pages written for the tests of whole runs.
enum SamplePages {
    /// Pages by name: four articles, a reprint, the same bytes twice, one that is too short and one that is no text.
    static let all: [(name: String, text: String)] = [
        ("a-base-stations.txt", baseStations),
        ("b-government.txt", government),
        ("c-base-stations-again.txt", "首页 > 科技 > 正文\n\(baseStations)\n责任编辑：何雨\n"),
        ("d-orchard.txt", orchard),
        ("e-short.txt", "江州市今天上午召开全市工作会议，市长出席会议并讲了话。\n"),
        ("f-government-bytes.txt", government),
        ("g-image.html", "\u{89}PNG\r\n\u{1A}\n"),
        ("h-hospital.txt", hospital),
    ]

    static let baseStations = """
        江州市工业和信息化局三月十二日发布消息，截至二月底，全市累计建成5G基站一万八千个，主城区和县城实现5G网络连续覆盖。
        江州去年把5G网络建设列为民生实事，路灯杆、监控杆和公交站台向通信企业免费开放，共建共享的站址超过八成。
        按照规划，江州将在年内启动5G-A试点，在港口和矿山两个场景验证通感一体能力，5G用户普及率力争达到百分之八十五。
        """

    static let government = """
        江州市近日印发关于推进数字政府建设的若干措施，提出用两年时间让全市政务服务事项网上可办率达到百分之九十八。
        措施把高效办成一件事作为数字政府建设的着力点，新生儿出生、企业开办等二十四个一件事将在今年内上线。
        江州将建设全市统一的政务云和公共数据平台，电子证照按统一标准归集，平台上查得到的材料窗口不得再向群众索要。
        """

    static let orchard = """
        清晨的薄雾还没有散，青原县南坡村的果园里已经热闹起来，今年雨水调匀，三千亩蜜橘挂果多、个头匀。
        村里请来专家住了半个月，挨家挨户教疏果和覆膜，一级果率从五成提高到七成，预计总产量比去年增加两成。
        果园旁边新开了六家农家乐，周末从城里来摘果的人排起了队，户均能增收一万四千元。
        """

    static let hospital = """
        澜城依托区域医疗中心建设互联网医院，开通在线问诊、在线复诊和用药咨询，累计服务患者三十一万人次。
        远程会诊系统覆盖全部乡镇卫生院，基层拍片、市级诊断，报告平均二十八分钟送回，疑难病例可以直接请专家会诊。
        全市建成全民健康信息平台，医生经患者授权就能调阅电子病历，人工智能辅助诊断系统帮助村医识别高危患者。
        """
}
