import PipelineModel

/// Articles of our own with known copies: a grammar makes sentences, and copies are changed as mirror sites change them.
struct ArticleStream {
    /// How an article came to be.
    enum Kind: String, CaseIterable {
        case original, exact, furniture, gloss, spaces, commas, edited, cut70, cut50, cut30, refilled
    }

    struct Item {
        let text: String
        /// Items of one article have the same number.
        let article: Int
        let kind: Kind
    }

    private(set) var items: [Item] = []
    private var random: SeededRandom
    private var articles = 0

    /// A shuffled stream made of `count` articles, each with two to four copies, and of refilled templates.
    init(seed: UInt64, count: Int) {
        random = SeededRandom(seed: seed)
        for _ in 0..<count {
            let sentences = (0..<Int.random(in: 6...16, using: &random)).map { _ in sentence() }
            let text = paragraphs(sentences)
            add(text, .original)
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                let kind = Kind.allCases[Int.random(in: 1..<Kind.allCases.count - 1, using: &random)]
                items.append(Item(text: copy(of: sentences, kind), article: articles, kind: kind))
            }
        }
        for _ in 0..<count / 4 { addRefilled() }
        items.shuffle(using: &random)
    }

    /// Puts the items in another order.
    mutating func shuffle() { items.shuffle(using: &random) }

    private mutating func add(_ text: String, _ kind: Kind) {
        articles += 1
        items.append(Item(text: text, article: articles, kind: kind))
    }

    private mutating func addRefilled() {
        let middle = (0..<5).map { _ in sentence() }.joined()
        let year = Int.random(in: 2015...2024, using: &random)
        for province in Self.provinces.shuffled(using: &random).prefix(3) {
            let amount = Int.random(in: 100...999, using: &random)
            add(
                """
                \(province)省政务数据局关于组织申报\(year)年度示范项目的通知
                \(province)政数〔\(year)〕\(Int.random(in: 1...99, using: &random))号
                各有关单位：根据年度工作安排，现就\(province)省\(year)年度示范项目申报事项通知如下。
                \(middle)
                本年度安排资金\(amount)万元，请于\(year)年\(Int.random(in: 1...12, using: &random))月底前报送材料，逾期不再受理。
                """, .refilled)
        }
    }

    private mutating func copy(of sentences: [String], _ kind: Kind) -> String {
        let text = paragraphs(sentences)
        switch kind {
        case .original, .exact, .refilled: return text
        case .furniture:
            return """
                首页 > 要闻 > 正文
                \(Int.random(in: 2015...2024, using: &random))-0\(Int.random(in: 1...9, using: &random))-11 来源：早间资讯网　浏览：\(Int.random(in: 9...9999, using: &random))次
                \(text)
                （责任编辑：周小舟）
                上一篇：\(sentence().prefix(14))
                版权声明：本网转载稿件的版权归原作者所有，如有侵权请联系删除。
                """
        case .gloss:
            return String(
                text.flatMap { character -> [Character] in
                    guard character.isLetter, Int.random(in: 0..<100, using: &random) < 8 else { return [character] }
                    return [character] + ["(shù)", "(de)", "(zhōng)", "(xīn)"][Int.random(in: 0..<4, using: &random)]
                })
        case .spaces: return "　　" + text.replacing("，", with: ",").replacing("\n", with: " \n\n　　")
        case .commas:
            return String(
                text.flatMap { character -> [Character] in
                    character == "，" && Bool.random(using: &random) ? ["，", ","] : [character]
                })
        case .edited:
            var edited = sentences
            let place = Int.random(in: 1..<edited.count, using: &random)
            if Bool.random(using: &random) { edited.remove(at: place) } else { edited[place] = sentence() }
            return paragraphs(edited)
        case .cut70: return cut(sentences, to: 0.7)
        case .cut50: return cut(sentences, to: 0.5)
        case .cut30: return cut(sentences, to: 0.3)
        }
    }

    private func cut(_ sentences: [String], to share: Double) -> String {
        paragraphs(Array(sentences.prefix(Swift.max(2, Int(Double(sentences.count) * share))))) + "\n阅读全文"
    }

    private func paragraphs(_ sentences: [String]) -> String {
        var text = ""
        for (index, sentence) in sentences.enumerated() { text += sentence + (index % 3 == 2 ? "\n" : "") }
        return text
    }

    /// A sentence of some forty characters; one in three has a figure.
    private mutating func sentence() -> String {
        func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
        var text = pick(Self.times) + pick(Self.subjects) + pick(Self.manners) + pick(Self.verbs) + pick(Self.objects)
        text += "，" + pick(Self.subjects) + pick(Self.verbs) + pick(Self.objects)
        if Int.random(in: 0..<3, using: &random) == 0 {
            text += "，" + pick(Self.measures) + "\(Int.random(in: 2...98_000, using: &random))" + pick(Self.units)
        }
        return text + "，" + pick(Self.results) + "。"
    }

    private static let provinces = ["河北", "浙江", "湖南", "四川", "甘肃", "广东", "吉林", "云南", "福建", "陕西"]
    private static let times = ["今年以来", "日前", "上半年", "近期", "据介绍", "会议指出", "与此同时", "在试点阶段", "调研发现", "下一步"]
    private static let subjects = [
        "省大数据中心", "市政务服务大厅", "电信运营企业", "三甲医院", "社区卫生站", "数据交易机构", "工业园区", "算力枢纽节点", "县级融媒体中心", "税务部门",
        "高校科研团队", "农业合作社", "港口集团", "公积金管理中心", "人社窗口", "气象台站", "供水公司", "轨道交通企业", "文化馆", "质检机构",
    ]
    private static let manners = ["积极", "分批", "按计划", "率先", "联合多方", "依托云平台", "在全国范围内", "稳步", "采用招标方式", "全面"]
    private static let verbs = [
        "推进", "建设", "升级", "整合", "开放", "试用", "部署", "优化", "公布", "验收", "接入", "改造", "评估", "推广", "完善", "调度", "核查", "培育",
        "采购", "共享",
    ]
    private static let objects = [
        "统一身份认证系统", "千兆光纤网络", "电子病历数据库", "跨省算力专线", "一网通办平台", "远程会诊设备", "城市运行指标", "数据分类分级目录", "智能巡检机器人", "低空监测站点",
        "公共数据授权流程", "绿色机房", "适老化界面", "电子证照目录", "基层减负清单", "急救调度终端", "车路协同路口", "边缘计算节点", "影像云存储", "惠企政策库",
    ]
    private static let measures = ["累计投入资金", "服务群众", "覆盖行政村", "新增机架", "办理事项", "接诊患者", "减少材料", "带动就业"]
    private static let units = ["万元", "人次", "个", "架", "件", "份", "台", "户"]
    private static let results = [
        "群众办事更加方便", "效率明显提高", "得到各方好评", "为后续工作打下基础", "经验将在全省推广", "运行总体平稳", "成本持续下降", "安全水平不断提升", "形成长效机制", "问题得到及时解决",
    ]
}
