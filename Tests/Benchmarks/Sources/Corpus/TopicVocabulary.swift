/// What articles about the built-in topics say: openings for titles and sentences with slots.
///
/// Slots: `{place}`, `{org}`, `{noun}`, `{mod}`, `{verb}`, `{num}`, `{unit}`, `{percent}`, `{year}`, `{person}`, `{name}`.
struct TopicVocabulary: Sendable {
    /// The topic's id in `pipeline.json`.
    let id: String
    let titles: [String]
    let sentences: [String]

    static let all = [fiveG, eastDataWestComputing, digitalGovernment, smartHealthcare]

    /// Sentences that name topics without being about them.
    static let passing: [(topics: [String], sentence: String)] = [
        (["5g"], "{name}还展示了{noun}、{noun}和5G、人工智能等新技术在{noun}上的应用。"),
        (["5g"], "{person}说，{noun}、大数据、5G等手段为{mod}{noun}提供了帮助。"),
        (["smart-healthcare"], "活动期间，志愿者还为{mod}居民介绍了互联网医院的使用方法。"),
        (["digital-government"], "{place}今年的重点工作还包括{noun}、{noun}、数字政府和{mod}{noun}等方面。"),
        (["east-data-west-computing"], "会议还听取了{noun}、{noun}、东数西算等工作的简要汇报。"),
    ]

    private static let fiveG = TopicVocabulary(
        id: "5g",
        titles: [
            "{place}新建5G基站{num}个 {mod}{noun}用上5G专网", "{place}5G用户突破{num}万 网络覆盖再提速",
            "5G+工业互联网落地{place}{name}", "{place}加快5G网络建设 {year}年实现{mod}乡镇全覆盖", "{name}建成5G工厂 生产效率提升{percent}",
        ],
        sentences: [
            "截至{year}年底，{place}累计建成开通5G基站{num}个，每万人拥有5G基站数居全国前列。",
            "{place}通信管理局{person}介绍，5G网络已经覆盖{mod}乡镇，5G用户普及率达到{percent}。",
            "在{name}的车间里，依托5G专网，{num}台设备实现了互联，{noun}的时延降到十毫秒以内。",
            "当地出台支持5G发展的{num}条措施，对5G基站的用电、选址和租金给予补贴。",
            "三家运营商今年计划在{place}投资{num}亿元，重点补齐5G网络在{mod}{noun}和地铁沿线的覆盖短板。",
            "“以前靠人工巡检，现在用上了5G高清摄像头，”{person}说，{noun}故障发现时间缩短了{percent}。",
            "{name}联合运营商打造5G工厂，把5G和{noun}检测结合起来，{year}年入选5G应用名录。",
            "按照规划，{place}将推进5G-A商用部署，在{num}个{mod}场景开展通感一体试验。",
            "5G频谱重耕完成后，{place}农村地区的5G信号强度平均提高{percent}。",
            "{place}已培育5G应用项目{num}个，涉及{noun}、{noun}和港口等领域，5G流量占比超过{percent}。",
        ])

    private static let eastDataWestComputing = TopicVocabulary(
        id: "east-data-west-computing",
        titles: [
            "{place}算力枢纽{num}个数据中心项目开工", "“东数西算”{place}集群上架率达{percent}", "东数西算工程提速 {place}新增机架{num}个",
            "{place}国家算力枢纽节点建设观察", "算力从{place}出发：东数西算{year}年进展",
        ],
        sentences: [
            "作为“东数西算”工程的国家枢纽节点，{place}数据中心集群已建成标准机架{num}个，上架率达到{percent}。",
            "{name}数据中心二期项目开工，总投资{num}亿元，建成后将承接东部地区的渲染、存储和离线分析需求。",
            "{place}至{place}的算力专线开通后，网络时延降至{num}毫秒以内，东数西算的通道进一步打通。",
            "按照全国一体化算力网的布局，{place}枢纽重点发展绿色算力，数据中心平均电能利用效率不高于1.2。",
            "{person}表示，东数西算不是简单地把机房搬到西部，而是让算力、电力和数据协同起来。",
            "{place}出台算力调度办法，{num}家企业接入算力调度平台，累计调度算力{num}万卡时。",
            "当地利用风电和光伏为数据中心集群供电，{year}年绿电占比达到{percent}，算电协同初见成效。",
            "国家算力枢纽{place}节点的{num}个项目集中签约，涵盖智算中心、服务器制造和灾备中心。",
            "“把东部的数据送到西部来算，成本能降{percent}，”{name}数据中心负责人{person}说。",
            "{place}集群起步区规划面积{num}平方公里，已落地超大型数据中心{num}座。",
        ])

    private static let digitalGovernment = TopicVocabulary(
        id: "digital-government",
        titles: [
            "{place}数字政府建设：{num}项事项“一网通办”", "{place}推进数字政府改革 政务数据共享提速", "{place}政务服务平台用户突破{num}万",
            "“高效办成一件事”在{place}：{num}个事项掌上办", "{place}一网统管平台上线 数字政府再升级",
        ],
        sentences: [
            "{place}推进数字政府建设，{num}项政务服务事项实现“一网通办”，网上可办率达到{percent}。",
            "在{place}政务服务大厅，{person}通过手机上传材料，不到{num}分钟就办好了{noun}许可。",
            "{place}政务数据共享平台已归集数据{num}亿条，打通{num}个部门的业务系统。",
            "当地推行电子证照，{num}类证照可在政务服务平台上亮证使用，减少纸质材料{percent}。",
            "{place}出台数字政府建设实施方案，提出到{year}年建成一体化政务云和一体化政务大数据体系。",
            "“一网统管”平台接入{num}路感知设备，{noun}事件平均处置时间缩短{percent}。",
            "{person}说，数字政府的关键是数据共享，让数据多跑路、群众少跑腿。",
            "{place}与{place}签订“跨省通办”协议，{num}个高频政务服务事项可以异地办理。",
            "“高效办成一件事”首批{num}个主题上线，企业开办从{num}个环节压减到一个环节。",
            "{place}政务服务移动端注册用户达到{num}万，掌上办件占比{percent}。",
        ])

    private static let smartHealthcare = TopicVocabulary(
        id: "smart-healthcare",
        titles: [
            "{place}智慧医疗：远程会诊覆盖{num}家乡镇卫生院", "{place}互联网医院接诊突破{num}万人次", "{place}人民医院上线智慧医疗平台 候诊时间缩短{percent}",
            "人工智能辅助诊断走进{place}基层医院", "{place}推广电子病历共享 {num}家医院检查结果互认",
        ],
        sentences: [
            "{place}人民医院建成互联网医院，在线问诊累计{num}万人次，复诊患者可以在手机上开药。",
            "远程会诊系统连接了{place}{num}家乡镇卫生院，患者在家门口就能得到专家诊断。",
            "人工智能辅助诊断系统在{name}卫生院投入使用，影像报告时间缩短{percent}。",
            "{place}推进智慧医疗建设，{num}家医院实现电子病历和检查结果互认共享。",
            "医生{person}打开远程诊疗平台，调出患者的电子健康档案，{num}分钟完成了会诊。",
            "当地建设全民健康信息平台，归集电子病历{num}万份，居民电子健康卡覆盖率达{percent}。",
            "智慧医院改造后，挂号、缴费、取药全程线上完成，患者平均候诊时间减少{percent}。",
            "{place}医保信息平台支持移动支付和电子处方流转，{num}家药店接入互联网医院处方。",
            "{year}年，{place}计划为{num}个村卫生室配备智慧医疗设备，远程心电、远程影像服务向村级延伸。",
            "{person}表示，智慧医疗让优质医疗资源下沉，远程手术指导累计开展{num}例。",
        ])
}
