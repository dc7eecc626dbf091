/// Traditional characters, and the disguise of content farms.
enum Script {
    /// `text` in Traditional characters, one for one, as far as the table goes.
    static func traditional(_ text: String) -> String {
        var converted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { converted.append(forms[scalar] ?? scalar) }
        return String(converted)
    }

    /// `text` as a content farm shows it: in Traditional characters, with the reading in brackets after each character of the
    /// farm's table, at every place, and a comma before many of the stops.
    static func disguised(_ text: String, _ random: inout SeededRandom) -> String {
        var disguised = ""
        for scalar in text.unicodeScalars {
            let form = forms[scalar] ?? scalar
            if "、，。".unicodeScalars.contains(scalar), random.chance(40) { disguised += "," }
            disguised.unicodeScalars.append(form)
            if let reading = readings[form] { disguised += "(\(reading))" }
        }
        return disguised
    }

    private static let forms: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: pairs.split(separator: " ").compactMap { pair in
            let scalars = pair.unicodeScalars
            guard let simplified = scalars.first, let traditional = scalars.last else { return nil }
            return (simplified, traditional)
        })

    static let readings: [Unicode.Scalar: String] = Dictionary(
        uniqueKeysWithValues: glosses.split(separator: " ").compactMap { gloss in
            gloss.unicodeScalars.first.map { ($0, String(gloss.dropFirst())) }
        })

    /// The characters of our vocabulary that have a Traditional form of their own which Big5 holds and which leads back to
    /// them (OpenCC's dictionaries, Apache 2.0); those with several Traditional forms are left out.
    private static let pairs = """
        万萬 与與 专專 业業 东東 严嚴 个個 丰豐 临臨 丽麗 举舉 义義 乐樂 乡鄉 书書 产產 亩畝 亿億 从從 仓倉 \
        们們 价價 优優 会會 伟偉 传傳 体體 余餘 储儲 儿兒 兰蘭 关關 兴興 养養 内內 册冊 军軍 农農 冯馮 减減 \
        凯凱 刘劉 刚剛 创創 剧劇 办辦 务務 动動 励勵 势勢 区區 医醫 华華 协協 单單 卢盧 卫衛 厂廠 厅廳 历歷 \
        压壓 厦廈 县縣 双雙 发發 变變 号號 吕呂 吨噸 听聽 吴吳 员員 团團 园園 围圍 国國 图圖 圆圓 场場 壮壯 \
        声聲 处處 备備 复復 头頭 妇婦 孙孫 学學 宁寧 宝寶 实實 审審 宫宮 宾賓 对對 导導 将將 尔爾 层層 岛島 \
        岭嶺 岳嶽 巩鞏 师師 带帶 帮幫 广廣 庄莊 庆慶 库庫 应應 庙廟 开開 异異 张張 强強 归歸 当當 录錄 忆憶 \
        态態 总總 愿願 戏戲 户戶 扩擴 扬揚 护護 报報 担擔 拥擁 挂掛 损損 据據 摄攝 数數 断斷 无無 旧舊 时時 \
        显顯 晓曉 术術 机機 权權 条條 来來 杨楊 杰傑 极極 构構 枢樞 标標 树樹 档檔 桥橋 检檢 楼樓 气氣 汇匯 \
        汉漢 汤湯 没沒 沧滄 泸瀘 泽澤 洁潔 测測 济濟 浏瀏 涛濤 渐漸 渔漁 温溫 湿溼 满滿 潍濰 灯燈 灾災 点點 \
        烟煙 热熱 焕煥 环環 现現 电電 画畫 畅暢 疗療 监監 盖蓋 盘盤 码碼 础礎 确確 礼禮 离離 种種 秘祕 积積 \
        稳穩 笔筆 筑築 筹籌 签籤 简簡 类類 粮糧 纠糾 红紅 约約 级級 纷紛 纸紙 纺紡 纽紐 线線 练練 组組 细細 \
        织織 绍紹 经經 结結 绕繞 绘繪 给給 络絡 统統 绣繡 继繼 续續 绵綿 综綜 绿綠 缓緩 编編 缩縮 缮繕 缴繳 \
        网網 罗羅 职職 联聯 节節 芜蕪 苏蘇 苹蘋 荆荊 荣榮 药藥 莲蓮 获獲 莹瑩 营營 蒋蔣 补補 装裝 见見 观觀 \
        规規 视視 览覽 计計 订訂 认認 让讓 训訓 议議 讯訊 记記 许許 论論 设設 访訪 证證 评評 诉訴 诊診 试試 \
        诚誠 详詳 说說 读讀 课課 调調 谐諧 谢謝 谭譚 谱譜 负負 财財 责責 账賬 质質 贴貼 贵貴 贸貿 费費 贺賀 \
        贾賈 资資 赛賽 赞贊 赣贛 赵趙 车車 转轉 轴軸 轻輕 载載 辅輔 辉輝 辑輯 输輸 边邊 辽遼 达達 过過 运運 \
        还還 进進 远遠 连連 选選 遗遺 邓鄧 邹鄒 郑鄭 郸鄲 释釋 钟鍾 钢鋼 钱錢 铁鐵 银銀 链鏈 销銷 锡錫 锦錦 \
        键鍵 镇鎮 长長 门門 闫閆 闭閉 问問 间間 闻聞 阅閱 队隊 阳陽 陆陸 陈陳 陕陝 难難 静靜 韦韋 韩韓 页頁 \
        顷頃 项項 顺順 顾顧 预預 领領 频頻 颖穎 题題 风風 飞飛 饮飲 馆館 马馬 驻駐 验驗 鸡雞 鹏鵬 麦麥 黄黃 \
        齐齊 龙龍 龚龔
        """

    /// The farm's table: characters and readings.
    private static let glosses = """
        數shù 國guó 發fā 會huì 業yè 務wù 辦bàn 產chǎn 農nóng 縣xiàn 鄉xiāng 鎮zhèn \
        區qū 經jīng 濟jì 長zhǎng 東dōng 書shū 開kāi 時shí 間jiān 電diàn 網wǎng 絡luò \
        機jī 應yīng 現xiàn 門mén 無wú 學xué 設shè 備bèi 動dòng 進jìn 過guò 這zhè \
        對duì 關guān 說shuō 實shí 處chù 萬wàn 億yì 達dá 項xiàng 構gòu 際jì 見jiàn \
        記jì 點diǎn 體tǐ 級jí 線xiàn 總zǒng 類lèi 結jié 組zǔ 織zhī 計jì 讓ràng \
        認rèn 議yì 語yǔ 論lùn 證zhèng 評píng 識shí 調diào 質zhì 資zī 貴guì 運yùn \
        選xuǎn 還hái 連lián 遠yuǎn 適shì 錯cuò 鍵jiàn 陽yáng 陳chén 難nán 預yù 題tí \
        風fēng 飛fēi 馬mǎ 驗yàn 黃huáng 齊qí 龍lóng
        """
}
