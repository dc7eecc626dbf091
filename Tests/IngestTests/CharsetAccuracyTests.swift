import PipelineModel
import Testing

/// How often the charset of a short text without any declaration is told, over passages written for this test.
///
/// The floors are what was reached when they were set; they may be raised.
@Suite("Charset accuracy")
struct CharsetAccuracyTests {
    @Test(
        "of undeclared passages this many in a hundred are read right",
        arguments: [
            ("UTF-8", 10, 100), ("UTF-8", 20, 100), ("UTF-8", 60, 100),
            ("GB18030", 10, 100), ("GB18030", 20, 100), ("GB18030", 60, 100),
            ("BIG5", 10, 100), ("BIG5", 20, 100), ("BIG5", 60, 100),
            ("UTF-16LE", 10, 100), ("UTF-16LE", 20, 100), ("UTF-16LE", 60, 100),
            ("UTF-16BE", 10, 100), ("UTF-16BE", 20, 100), ("UTF-16BE", 60, 100),
        ])
    func reachesFloor(iconvName: String, length: Int, floor: Int) {
        let passages = Self.passages(in: iconvName == "BIG5" ? Self.traditional : Self.simplified, of: length)
        let right = passages.count { passage in
            guard case .keep(let page) = decode(encode(passage, iconvName)) else { return false }
            return page.string == passage
        }
        #expect(passages.count >= 50)
        #expect(right * 100 >= floor * passages.count, "\(right) of \(passages.count)")
    }

    @Test(
        "inside markup a passage of twenty characters is enough", arguments: ["UTF-8", "GB18030", "BIG5", "UTF-16LE"])
    func reachesFloorInMarkup(iconvName: String) {
        let passages = Self.passages(in: iconvName == "BIG5" ? Self.traditional : Self.simplified, of: 20)
        let wrong = passages.map { "<html><body><div class=\"content\"><p>\($0)</p></div></body></html>" }.filter {
            text in
            guard case .keep(let page) = decode(encode(text, iconvName)) else { return true }
            return page.string != text
        }
        #expect(wrong == [])
    }

    /// Pieces of `length` characters from every seventh place on.
    private static func passages(in text: String, of length: Int) -> [String] {
        let characters = Array(text)
        return stride(from: 0, through: characters.count - length, by: 7).map { String(characters[$0..<($0 + length)]) }
    }

    private static let simplified =
        "为加快推进数字政府建设，市人民政府办公厅昨日印发实施方案，明确到二零二七年底，全市政务服务事项网上可办率达到百分之九十八以上，"
        + "群众办事平均跑动次数降到零点一次以下。方案提出，要打通各部门之间的数据壁垒，建立统一的共享交换平台，凡是能够通过网络核验的信息，"
        + "不得要求企业和群众重复提交纸质材料。省通信管理局有关负责人表示，今年将新建基站一万二千个，重点覆盖乡镇、景区、医院和高速公路沿线，"
        + "并鼓励运营企业共建共享铁塔、机房和管道。专家认为，东部地区算力需求旺盛而能源紧张，西部地区气候凉爽、电力充足，"
        + "把数据中心集群布局到西部，既可以降低成本，也有利于绿色发展。在市第一人民医院，患者李阿姨用手机就完成了挂号、缴费和取报告，"
        + "她高兴地说：以前看一次病要排四回队，现在坐在家里就能知道轮到几号。记者了解到，该院已经与二十三家社区卫生服务中心实现影像互认，"
        + "远程会诊每月超过三百例。会议强调，各级领导干部要增强紧迫感，坚持问题导向，把惠民利企的好事办实、实事办好，严禁搞形式主义。"
        + "下一步，有关部门将加强督促检查，对工作不力、推诿扯皮的单位予以通报批评，并适时组织第三方评估，结果向社会公开。"

    private static let traditional =
        "為加快推進數位政府建設，市政府昨日公布實施方案，明確到二零二七年底，全市政務服務事項網上可辦率達到百分之九十八以上，"
        + "民眾辦事平均往返次數降到零點一次以下。方案提出，要打通各部門之間的資料壁壘，建立統一的共享交換平臺，凡是能夠透過網路核驗的資訊，"
        + "不得要求企業和民眾重複提交紙本材料。通訊管理局有關負責人表示，今年將新建基地臺一萬二千個，重點覆蓋鄉鎮、景區、醫院和高速公路沿線，"
        + "並鼓勵業者共建共享鐵塔、機房和管道。專家認為，東部地區算力需求旺盛而能源緊張，西部地區氣候涼爽、電力充足，"
        + "把資料中心布局到西部，既可以降低成本，也有利於綠色發展。在市立醫院，患者李阿姨用手機就完成了掛號、繳費和取報告，"
        + "她高興地說：以前看一次病要排四回隊，現在坐在家裡就能知道輪到幾號。記者了解到，該院已經與二十三家社區衛生服務中心實現影像互認，"
        + "遠端會診每月超過三百例。會議強調，各級主管要增強緊迫感，堅持問題導向，把便民利企的好事辦實、實事辦好，嚴禁敷衍了事。"
        + "下一步，有關部門將加強督促檢查，對工作不力、推諉塞責的單位予以通報批評，並適時組織第三方評估，結果向社會公開。"
}
