import Deduplicate
import HanText
import PipelineModel

/// The sketch of `text`, folded but not repaired, as a test's article.
func sketch(_ text: String, address: String? = nil) -> ArticleSketch {
    let folded = HanFolding.fold(text)
    return ArticleSketcher().sketch(
        id: ArticleID(ofContent: HanFolding.content(of: folded)), folded: folded, address: address)
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// A notice of our own, as ministries write them.
func notice(province: String = "山东", year: Int = 2024, number: Int = 17, projects: Int = 120) -> String {
    """
    \(province)省数字产业厅关于申报\(year)年度数据要素试点项目的通知
    \(province)数产〔\(year)〕\(number)号
    为落实全省数字经济发展规划，加快培育数据要素市场，现就\(year)年度试点项目的申报工作通知如下。
    一、申报单位应当在\(province)省登记注册，财务制度健全，近三年没有重大违法记录。
    二、本年度拟支持项目\(projects)个，每个项目的补助不超过总投资的百分之二十五。
    三、各市主管部门应当严格审核材料，对材料的真实性负责，并在规定时间内报送推荐名单。
    四、评审采取书面评审与现场答辩相结合的方式，评审结果在门户网站公示五个工作日，接受社会监督。
    五、获得支持的单位应当按季度报送进展，项目结束后三个月内提交验收申请，逾期不提交的收回补助资金。
    """
}
