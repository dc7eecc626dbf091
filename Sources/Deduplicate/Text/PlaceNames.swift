/// Finds names of places: China's provinces and prefecture-level cities, and the countries that its news names most.
///
/// Suffixes (`省`, `市`) are left out: `广东省` holds `广东`. Some names are words too (`大同`, `安康`); since a fact counts
/// only where two texts differ in nothing else, that does no harm.
struct PlaceNames: Sendable {
    static let shared = PlaceNames()

    /// For the first two scalars of a name, what follows them in each such name; longest first.
    private let tails: [UInt64: [[UInt32]]]
    /// A bit for each scalar of the basic plane that starts a name.
    private let starts: [UInt64]

    private init() {
        var tails: [UInt64: [[UInt32]]] = [:]
        var starts = [UInt64](repeating: 0, count: 1024)
        for name in Self.provinces.split(separator: " ") + Self.cities.split(separator: " ")
            + Self.countries.split(separator: " ")
        {
            let scalars = name.unicodeScalars.map(\.value)
            let key = UInt64(scalars[0]) << 32 | UInt64(scalars[1])
            if tails[key]?.contains(Array(scalars[2...])) != true {
                tails[key, default: []].append(Array(scalars[2...]))
            }
            starts[Int(scalars[0] >> 6)] |= 1 << UInt64(scalars[0] & 63)
        }
        self.tails = tails.mapValues { $0.sorted { $0.count > $1.count } }
        self.starts = starts
    }

    /// How many units the longest name has that starts at `index`; 0 where none does.
    func length(at index: Int, in units: UnsafeBufferPointer<UInt32>) -> Int {
        let first = units[index] & ProseText.scalarMask
        guard first < 0x10000, starts[Int(first >> 6)] >> UInt64(first & 63) & 1 == 1, index + 1 < units.count,
            let tails = tails[UInt64(first) << 32 | UInt64(units[index + 1])]
        else { return 0 }
        for tail in tails where matches(tail, at: index + 2, in: units) { return tail.count + 2 }
        return 0
    }

    private func matches(_ tail: [UInt32], at start: Int, in units: UnsafeBufferPointer<UInt32>) -> Bool {
        guard start + tail.count <= units.count else { return false }
        for offset in tail.indices where units[start + offset] != tail[offset] { return false }
        return true
    }

    private static let provinces = """
        北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 \
        台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
        """

    private static let cities = """
        石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 \
        包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 \
        铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 \
        大兴安岭 漠河 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 \
        丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 \
        南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 \
        菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 \
        荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 \
        韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 \
        钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 \
        达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 \
        红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 \
        嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫 \
        乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 台北 高雄 浦东 滨海新区 两江
        """

    private static let countries = """
        美国 俄罗斯 英国 法国 德国 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 奥地利 瑞典 挪威 芬兰 丹麦 冰岛 爱尔兰 波兰 捷克 斯洛伐克 匈牙利 \
        罗马尼亚 保加利亚 希腊 塞尔维亚 克罗地亚 斯洛文尼亚 黑山 阿尔巴尼亚 乌克兰 白俄罗斯 摩尔多瓦 格鲁吉亚 亚美尼亚 阿塞拜疆 土耳其 日本 \
        韩国 朝鲜 蒙古国 越南 老挝 柬埔寨 缅甸 泰国 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 东帝汶 印度 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 \
        不丹 马尔代夫 阿富汗 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 伊朗 伊拉克 叙利亚 黎巴嫩 约旦 以色列 巴勒斯坦 \
        沙特阿拉伯 沙特 阿联酋 卡塔尔 科威特 巴林 阿曼 也门 埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 卢旺达 \
        刚果 安哥拉 赞比亚 津巴布韦 莫桑比克 南非 纳米比亚 博茨瓦纳 马达加斯加 毛里求斯 塞舌尔 尼日利亚 加纳 塞内加尔 马里 几内亚 喀麦隆 加蓬 \
        贝宁 多哥 科特迪瓦 吉布提 索马里 加拿大 墨西哥 古巴 牙买加 巴拿马 哥斯达黎加 尼加拉瓜 洪都拉斯 危地马拉 萨尔瓦多 多米尼加 海地 巴西 \
        阿根廷 智利 秘鲁 哥伦比亚 委内瑞拉 厄瓜多尔 玻利维亚 乌拉圭 巴拉圭 圭亚那 苏里南 澳大利亚 新西兰 巴布亚新几内亚 斐济 萨摩亚 汤加 \
        瓦努阿图 所罗门群岛 基里巴斯 瑙鲁 密克罗尼西亚 塞浦路斯 马耳他 卢森堡 摩纳哥 立陶宛 拉脱维亚 爱沙尼亚 波黑 北马其顿 尼日尔 乍得 中非 \
        布隆迪 马拉维 莱索托 利比里亚 塞拉利昂 冈比亚 毛里塔尼亚 佛得角 欧盟 东盟
        """
}
