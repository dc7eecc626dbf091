/// Tells what a name in a byline is the name of, by its form.
enum NameKind {
    /// A medium, agency, office or account.
    case organisation
    /// Two to four Han characters, or a Latin name of two or more words.
    case person
    /// No name: a number, a place of posting, a counter, a button.
    case neither

    /// What media end with.
    private static let mediaEnds = [
        "报", "報", "网", "網", "社", "台", "臺", "新闻", "新聞", "在线", "频道", "頻道", "客户端", "杂志", "周刊", "週刊", "日报", "晚报", "时报",
        "通讯",
        "快讯", "电视", "广播", "出版", "传媒", "融媒", "新媒体", "媒体", "发布", "头条", "快报", "电讯", "月刊", "文摘", "之声", "网络版",
    ]
    /// What offices and accounts end with.
    private static let officeEnds = [
        "政务", "局", "委", "部", "厅", "处", "院", "所", "中心", "协会", "学会", "集团", "公司", "银行", "大学", "学院", "办公室", "政府", "公众号",
        "账号",
        "号", "观察", "评论", "财经", "科技", "健康", "月谈", "谈", "参考", "视点", "智库", "联盟", "平台", "论坛", "星空", "研究", "博客", "社区",
    ]
    /// What counters, buttons and notes around bylines hold.
    private static let noise = PhraseFinder(words: [
        "参与", "评论", "收藏", "分享", "阅读", "浏览", "点击", "字号", "字体", "来自", "发布于", "打印", "举报", "关注", "我有话说", "原创", "转载", "人气",
        "热度",
        "微博", "微信", "首页", "正文", "点赞", "粉丝", "小时前", "分钟前", "天前", "更新", "缩小", "放大", "超大", "纠错", "反馈", "扫描", "推荐", "QQ",
        "周一", "週一", "编辑",
        "复制", "链接", "当前位置", "所在位置", "相关文章", "手机版", "电脑版", "总篇数", "简介", "导航", "主页", "栏目", "频道首页", "搜索", "全部文章", "登录",
        "注册", "下载", "听新闻", "语音", "视频", "图集", "返回", "订阅", "posted", "comment", "share", "min read",
        "updated",
    ])

    /// Media that a short name names.
    private static let media: Set<String> = ["网易", "新浪", "腾讯", "搜狐", "凤凰", "澎湃", "百度", "央视", "虎嗅", "界面", "头条", "今日头条"]
    /// Words that stand where names do.
    private static let words: Set<String> = [
        "admin", "Admin", "administrator", "发布", "整理", "时间", "作者", "来源", "记者", "本站", "佚名", "未知", "管理员", "网络", "匿名",
        "正文", "发表",
    ]
    /// The commonest surnames, which nineteen in twenty people have.
    private static let surnames = Set(
        "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳上官司徒诸葛穆卜仇卓边印敖戚晏屈鲍蒲劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸賈韋鄒賴赖简簡溫龔龍賀錢嚴萬顧湯齊龐顏倪莊聶魯關蘭岑鞠桑连連郎苑车佟阎沙乐兆奚丛鄢巫解仝仲卫衛荆靖奕宓"
    )

    private static let longSurnames: Set<String> = [
        "欧阳", "上官", "司徒", "诸葛", "司马", "东方", "尉迟", "皇甫", "慕容", "令狐", "端木", "公孙", "夏侯", "歐陽", "司馬", "諸葛",
    ]

    /// What stands where a source is named and names none.
    static func isNobody(_ name: String) -> Bool {
        ["网络", "互联网", "未知", "佚名", "转载", "综合", "本站", "本网", "原创", "本站原创", "网络转载", "网络整理", "網路", "網絡"].contains(name)
    }

    /// Whether a name is that of a newspaper, an agency, a site: no author, though pages call them so.
    static func isMedium(_ name: String) -> Bool {
        media.contains(name) || mediaEnds.contains { name.hasSuffix($0) }
    }

    /// Whether a name of Han characters starts with a surname.
    static func hasSurname(_ name: String) -> Bool { name.first.map { surnames.contains($0) } ?? false }

    init(_ name: String) {
        let scalars = name.unicodeScalars
        let han = scalars.count { $0.value >= 0x3400 && $0.value < 0xA000 }
        let letters = scalars.count { $0.properties.isAlphabetic }
        if Self.words.contains(name) || name.contains(where: { "：:，。！？；".contains($0) }) {
            self = .neither
            return
        }
        if Self.media.contains(name) {
            self = .organisation
            return
        }
        let isAddress =
            scalars.allSatisfy { $0.isASCII && $0 != " " }
            && scalars.contains { "._0123456789".unicodeScalars.contains($0) }
        if isAddress || scalars.count < 2 || scalars.count > 24 || letters < 2 || Self.noise.hasMatch(in: name.utf8) {
            self = .neither
        } else if han == 0 {
            let words = name.split(separator: " ")
            self = words.count >= 2 && words.count <= 4 && name.first?.isUppercase == true ? .person : .organisation
        } else if Self.isMedium(name) || Self.officeEnds.contains(where: { name.hasSuffix($0) }) {
            self = .organisation
        } else {
            // Four characters name a person only after one of the surnames of two characters.
            let isShort = han <= 3 || (han == 4 && Self.longSurnames.contains(String(name.prefix(2))))
            self = isShort && letters == han ? .person : .organisation
        }
    }
}
