/// What each golden page says of itself, written down with the page; a recording does not change it.
struct FieldGold {
    var title: String?
    var day: String?
    var source: String?
    var author: String?
    var editor: String?

    static let pages: [String: FieldGold] = [
        "account-page-without-labels": FieldGold(title: "基层报表为什么越减越多？", day: "2024-11-26", source: "数治观察"),
        "dedecms-page-in-gbk": FieldGold(
            title: "我市首个千兆小区建成，下载一部电影只要八秒", day: "2023-05-09", source: "云湖晚报"),
        "english-blog-with-json-ld": FieldGold(
            title: "What a rural clinic taught us about broadband", day: "2023-03-14", author: "Miriam Okafor"),
        "gov-document-with-index-table": FieldGold(
            title: "江原省人民政府办公厅关于加快算力基础设施建设的实施意见", day: "2025-03-11", source: "江原省人民政府办公厅"),
        "gov-site-with-standard-meta": FieldGold(
            title: "云湖市印发数字政府建设三年行动方案", day: "2025-03-18", source: "市数据局"),
        "headline-right-above-its-byline": FieldGold(
            title: "我会组织会员企业赴枢纽集群考察算力中心", day: "2023-11-02", source: "协会秘书处"),
        "month-without-a-day": FieldGold(
            title: "云湖市智慧医疗发展白皮书（摘要）", day: "2024-05-01", source: "市卫生健康委员会"),
        "party-paper-with-author-line": FieldGold(
            title: "一根网线接通高原课堂", day: "2022-09-20", source: "高原时报", author: "文采薇 扎西平措", editor: "向南、周北"),
        "text-page-of-a-gov-site": FieldGold(
            title: "我市上线医保服务“一窗通办”", day: "2024-08-19", source: "市医疗保障局", author: "桑榆 季晚晴"),
        "traditional-dateline-and-notice": FieldGold(
            title: "離岸風場電力將直供資料中心 明年啟用", day: "2024-02-21", author: "莊雅筑", editor: "沈又安"),
        "weixin-article-with-author": FieldGold(
            title: "村医的新搭档：远程会诊走进高山小寨", day: "2025-01-16", source: "山里的听诊器", author: "程小满"),
        "wordpress-post-with-comments": FieldGold(
            title: "一座小城的数据底座是怎么搭起来的", day: "2024-06-03", author: "周启航"),
        "short-news": FieldGold(
            title: "我省新增5G基站1.2万个", day: "2025-01-08", source: "江原日报", author: "廖明远", editor: "宋佳"),
        "teasers-below-the-article": FieldGold(
            title: "让数据多跑路 云湖推进一网通办", day: "2025-03-19", source: "民声日报", author: "段文清 方舟", editor: "何琪、田野"),
        "portal-with-related-and-comments": FieldGold(
            title: "青岭数据中心二期开工 绿电占比将超八成", day: "2024-06-04", source: "高原时报", editor: "吴双双"),
        "traditional-script-with-json-ld": FieldGold(
            title: "遠距醫療上路 離島病患免奔波", day: "2023-11-02", source: "海風通訊社", author: "林雅雯", editor: "許志明"),
        "english-news": FieldGold(
            title: "Plateau county breaks ground on data centre", day: "2024-06-05", author: "Dana Whitfield"),
        "text-page-with-menu-and-metadata": FieldGold(
            title: "云湖市印发数字政府建设三年行动方案", day: "2025-03-18", source: "云湖日报", editor: "沈知言"),
        "text-page-with-reporters-at-its-end": FieldGold(author: "段文清 方舟 何琪 田野 温岚"),
        "disguised-text-page": FieldGold(editor: "羅月"),
        "hidden-blocks-and-share-texts": FieldGold(
            title: "云湖推进政务数据共享", day: "2025-03-21", source: "云湖晚报", author: "纪晓棠"),
        "paragraphs-in-layout-tables": FieldGold(
            title: "青岭数据中心二期开工", day: "2024-06-03", source: "高原时报", author: "韦长宁", editor: "罗月"),
    ]
}
