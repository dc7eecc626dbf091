/// How one made-up site writes its pages: markup with slots, charset, script.
///
/// Slots of the page: `{title}`, `{site}`, `{day}`, `{iso}`, `{source}`, `{author}`, `{url}`, `{lead}`, `{body}`.
/// Slots of the furniture, see ``Furniture``: `{style}`, `{script}`, `{nav}`, `{hot}`, `{related}`, `{comments}`, `{footer}`.
struct SiteStyle: Sendable {
    let id: String
    let name: String
    /// The name of the charset for iconv, and what the page declares.
    let charset: String
    let declares: String
    let traditional: Bool
    /// Furniture of this site as a share in percent of a portal's.
    let furniture: Int
    /// What stands around each paragraph.
    let paragraph: (open: String, close: String)
    let template: String

    static let all = [portal, government, newspaper, agency, semantic, tables, account, harbour, localPortal, plain]

    private static let portal = SiteStyle(
        id: "portal", name: "江河网", charset: "UTF-8", declares: "utf-8", traditional: false, furniture: 130,
        paragraph: ("<p>　　", "</p>\n"),
        template: """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_{site}</title>
            <meta name="keywords" content="{title}"><meta name="description" content="{lead}">
            <meta property="og:type" content="article"><meta property="og:title" content="{title}">
            <meta property="article:published_time" content="{iso}T08:30:00+08:00"><meta name="author" content="{author}">
            <link rel="canonical" href="{url}">{style}{script}</head>
            <body class="page-article">{nav}<div class="wrapper clearfix"><div class="path"><a href="/">首页</a> &gt; <a \
            href="/news/">新闻</a> &gt; 正文</div><div class="left-main"><h1 class="main-title">{title}</h1>
            <div class="date-source"><span class="date">{day} 08:30</span> <span class="source">来源：{source}</span></div>
            <div class="article" id="article">{body}<p class="article-editor">责任编辑：{author}</p></div>
            <div class="share-bar"><a href="#">分享到微信</a><a href="#">分享到微博</a></div>{related}{comments}</div>
            <div class="right-side">{hot}</div></div>{footer}{script}</body></html>
            """)

    private static let government = SiteStyle(
        id: "government", name: "北岭市人民政府", charset: "UTF-8", declares: "utf-8", traditional: false, furniture: 60,
        paragraph: (
            "<p style=\"text-indent: 2em; line-height: 2em;\"><span style=\"font-size: 16px;\">", "</span></p>\n"
        ),
        template: """
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
            <title>{title}</title><meta name="SiteName" content="{site}" /><meta name="ArticleTitle" content="{title}" />
            <meta name="PubDate" content="{iso} 09:12" /><meta name="ContentSource" content="{source}" />{style}{script}</head>
            <body>{nav}<div class="content"><div class="position">您现在的位置：<a href="/">首页</a> > <a href="/zwdt/">动态</a></div>
            <h1>{title}</h1><div class="info"><span>发布时间：{iso} 09:12</span><span>信息来源：{source}</span><span>浏览次数：128次</span>
            </div><div class="view TRS_UEDITOR trs_paper_default">{body}</div><div class="print">【打印本页】【关闭窗口】</div>{related}
            </div>{hot}{footer}</body></html>
            """)

    private static let newspaper = SiteStyle(
        id: "newspaper", name: "晨光晚报", charset: "GB18030", declares: "gb2312", traditional: false, furniture: 90,
        paragraph: ("<P>　　", "</P>\n"),
        template: """
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title} - {site}</title>
            <meta name="keywords" content="{source}">{style}{script}</head><body>{nav}<table width="960" align="center"><tr><td>
            <div class="bmdh">{site} &gt; 要闻</div><h2 class="biaoti">{title}</h2><div class="laiyuan">{day}　来源：{source}　作者：{author}</div>
            <!--enpcontent--><div id="ozoom"><founder-content>{body}</founder-content></div><!--/enpcontent-->
            <div>（编辑：{author}）</div>{related}</td><td width="300" valign="top">{hot}</td></tr></table>{comments}{footer}</body></html>
            """)

    private static let agency = SiteStyle(
        id: "agency", name: "山川在线", charset: "UTF-8", declares: "utf-8", traditional: false, furniture: 100,
        paragraph: ("<p>", "</p>\n"),
        template: """
            <!DOCTYPE html><html><head><meta charset="utf-8"/><title>{title}-{site}</title>
            <meta name="publishdate" content="{iso}"/><meta name="source" content="{source}"/>{style}{script}</head>
            <body>{nav}<div class="main"><div class="header"><div class="h-title">{title}</div><div class="h-info"><span \
            class="h-time"> {iso} 17:05:11</span> 来源： <em id="source">{source}</em></div></div><div id="p-detail"><div \
            class="main-aticle">{body}</div></div><div class="zan-wap">点赞</div>{related}{hot}{comments}</div>{footer}{script}</body></html>
            """)

    private static let semantic = SiteStyle(
        id: "semantic", name: "新视野", charset: "UTF-8", declares: "UTF-8", traditional: false, furniture: 80,
        paragraph: ("<p data-track=\"1\">", "</p>\n"),
        template: """
            <!doctype html><html lang="zh-Hans"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
            <title>{title} | {site}</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
            <meta property="og:url" content="{url}"><script type="application/ld+json">{"@context":"https://schema.org",\
            "@type":"NewsArticle","headline":"{title}","datePublished":"{iso}T10:00:00+08:00","author":{"@type":"Person",\
            "name":"{author}"},"publisher":{"@type":"Organization","name":"{site}"}}</script>{style}{script}</head><body>
            <header>{nav}</header><main><article><header><h1>{title}</h1><p class="meta"><time datetime="{iso}">{day}</time> \
            <span class="byline">{author}</span> <span class="origin">{source}</span></p></header><section class="body">{body}
            </section></article><aside>{hot}</aside>{related}{comments}</main>{footer}</body></html>
            """)

    private static let tables = SiteStyle(
        id: "tables", name: "南浦时报", charset: "GB18030", declares: "gbk", traditional: false, furniture: 70,
        paragraph: ("　　", "<br>\n<br>\n"),
        template: """
            <HTML><HEAD><TITLE>{title}</TITLE><META http-equiv=Content-Type content="text/html; charset=gbk">{script}{style}</HEAD>
            <BODY bgColor=#ffffff>{nav}<TABLE cellSpacing=0 cellPadding=0 width=778 align=center border=0><TBODY><TR><TD width=180 \
            vAlign=top>{hot}</TD><TD><TABLE width="100%"><TBODY><TR><TD align=middle><FONT size=5><B>{title}</B></FONT></TD></TR>
            <TR><TD align=middle>{iso} 07:41　{source}　{author}</TD></TR><TR><TD class=content id=zoom>{body}</TD></TR></TBODY>
            </TABLE>{related}</TD></TR></TBODY></TABLE>{footer}</BODY></HTML>
            """)

    private static let account = SiteStyle(
        id: "account", name: "长桥新闻", charset: "UTF-8", declares: "utf-8", traditional: false, furniture: 45,
        paragraph: (
            "<section style=\"margin: 0px 8px; line-height: 1.75em;\"><span style=\"letter-spacing: 1px; color: #3f3f3f;\">",
            "</span></section>\n"
        ),
        template: """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta property="og:title" content="{title}" />
            <meta name="author" content="{author}" />{style}{script}</head><body id="activity-detail"><div id="js_article">
            <div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">{title}</h1><div class="rich_media_meta_list">
            <span class="rich_media_meta_text">{author}</span> <a id="js_name">{source}</a> <em id="publish_time">{iso}</em></div>
            <div class="rich_media_content" id="js_content">{body}</div></div>{related}{comments}</div>{script}{footer}</body></html>
            """)

    private static let harbour = SiteStyle(
        id: "harbour", name: "海港早報", charset: "BIG5", declares: "big5", traditional: true, furniture: 75,
        paragraph: ("<p>", "</p>\n"),
        template: """
            <html><head><meta http-equiv="content-type" content="text/html; charset=big5"><title>{title} - {site}</title>
            <meta name="description" content="{lead}">{style}{script}</head><body>{nav}<div id="container"><div id="story">
            <h1>{title}</h1><div class="story_bady_info">{iso} 06:20 {source} 記者{author}</div><div id="story_body">{body}</div>
            {related}</div><div id="sidebar">{hot}</div></div>{comments}{footer}</body></html>
            """)

    private static let localPortal = SiteStyle(
        id: "local-portal", name: "金谷在线", charset: "GB18030", declares: "gb2312", traditional: false, furniture: 150,
        paragraph: ("<p>　　", "</p>\n"),
        template: """
            <!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{title}_{site}</title>
            <meta name="publishdate" content="{iso}" />{style}{script}</head><body>{nav}<div class="box"><div class="left"><div \
            class="crumb">{site} &gt; 本地</div><h1 id="title">{title}</h1><div class="byline">{day} 11:26　来源:{source}　编辑:{author}</div>
            <div class="text_con" id="content">{body}</div>{related}{comments}</div><div class="right">{hot}</div></div>{footer}{script}
            </body></html>
            """)

    /// Saved as text from a browser, with the site's lines around the article.
    private static let plain = SiteStyle(
        id: "plain", name: "民声网", charset: "UTF-8", declares: "", traditional: false, furniture: 0,
        paragraph: ("　　", "\n"),
        template: """
            首页 | 新闻 | 财经 | 文化 | 体育 | 视频
            首页 > 新闻 > 正文
            {title}
            发布日期：{iso}　来源：{source}　阅读量：368
            {body}责任编辑：{author}
            上一篇：没有了
            下一篇：返回列表
            关于我们 | 联系方式 | 网站地图
            Copyright © {site} 版权所有

            """)
}
