/// What the class and id of an element, or its tag, suggest of what stands in it.
struct Hints: OptionSet {
    let rawValue: UInt16

    /// The container of the main text, by a name that publishing systems use for nothing else.
    static let articleBody = Hints(rawValue: 1)
    /// A container of content in general.
    static let content = Hints(rawValue: 1 << 1)
    static let comment = Hints(rawValue: 1 << 2)
    /// Headers, footers, menus, side bars.
    static let furniture = Hints(rawValue: 1 << 3)
    /// Other articles: related, recommended, most read.
    static let related = Hints(rawValue: 1 << 4)
    /// Share bars, buttons, advertisements, log-in forms.
    static let widget = Hints(rawValue: 1 << 5)
    /// Date, source, author.
    static let byline = Hints(rawValue: 1 << 6)
    static let title = Hints(rawValue: 1 << 7)
    static let caption = Hints(rawValue: 1 << 8)
    static let source = Hints(rawValue: 1 << 9)
    static let author = Hints(rawValue: 1 << 10)
    static let date = Hints(rawValue: 1 << 11)
    static let editor = Hints(rawValue: 1 << 12)
    static let summary = Hints(rawValue: 1 << 13)
    /// The name of an account that publishes; the models do not look at it.
    static let account = Hints(rawValue: 1 << 14)

    /// What says that the text of an element is a name.
    static let named: Hints = [.source, .author, .editor, .account]

    /// What keeps a block out of the main text.
    static let outside: Hints = [.comment, .furniture, .related, .widget]
    /// What an element hands down to all that stands in it.
    static let inherited: Hints = [
        .comment, .furniture, .related, .widget, .byline, .caption, .source, .author, .date, .editor,
    ]
}

/// Tells hints from the words in class and id.
struct HintVocabulary {
    /// Words as they stand in names. `-` before or after a word asks that no letter stand there.
    private static let words: [(Hints, String)] = [
        (
            .articleBody,
            "-artibody- -endtext- -zoom- trs_editor ucap-content pages_content articlebody article-body "
                + "article_body articlecontent article-content article_content post-content entry-content post_content "
                + "post_body post-body entry-body story-body storybody story-content js_content rich_media_content "
                + "rm_txt_con left_zw cont_txt main-article contenttext content_text newstext news_txt news-text "
                + "content-text text_con text-con art_content artcontent article_con article-con xxgk_content news_content "
                + "newscontent news-content newsdetail news-detail news_detail detail-content detail_content "
                + "detailcontent articletext article-text article_text -bodytext- mainbody -ctrlfscont- maintext "
                + "contentbody content-body content_body -p-detail- cnt-main-article -arttext- newsbody "
                + "article__body article__content story__body markdown-body -wp_articlecontent- articaltext"
        ),
        (.content, "article -artical- content -cont- -main- -text- -txt- -body- detail -story- -post- -entry- -news-"),
        (.comment, "comment -reply- replies -disqus- -discuss- pinglun -gentie- -tie- -guestbook- respond- -feedback-"),
        (
            .furniture,
            "footer -foot- -header- -head- -nav- navbar navigation topnav -menu- sidebar -side- -aside- "
                + "breadcrumb -crumb- -crumbs- -position- -location- -path- copyright -toolbar- -topbar- -bottom- "
                + "-masthead- -banner- -friendlink- -sitemap- -skip- sidenav -rightbar- -leftbar- -rail- -weizhi- -dqwz- "
                + "siteinfo -logo- -search- -searchbox-"
        ),
        (
            .related,
            "related relate- recommend -rec- -hot- hotnews -rank- ranking -more- -morenews- -latest- -popular- "
                + "-trending- tuijian -xgxw- -xgyd- -prevnext- -prev- -next- -pager- -pagination- -pages- readmore "
                + "-guess- -relevant- -teaser- -promo- -correlation- recirc -outbrain- -taboola- "
                + "moreread -toplist- -interest- -seealso- -see-also- -upnext-"
        ),
        (
            .widget,
            "-share- sharebar share- -bshare- bdshare -social- -sns- -ad- -ads- -adv- advert -advertisement- "
                + "-qrcode- -erweima- -login- -register- -signup- newsletter -subscribe- subscription -vote- "
                + "-like- -zan- -tags- -tag- -keywords- -cookie- -consent- -gdpr- -modal- -popup- -dialog- -download- "
                + "-tool- -tools- -appdownload- -statement- -disclaimer- -mianze- -shengming- -report- -jubao- "
                + "-print- -fontsize- -player- -video- -follow- -weixin- -wechat- paywall -donate- -donation- "
                + "-authorbio- -author-bio- -author-box- -bio- -newsletter- -sponsor- -sponsored-"
        ),
        (
            .byline,
            "byline -info- -meta- -post-meta- -article-info- -artinfo- -msg- -sub- -dateline- -postmeta- "
                + "-article-meta- -entry-meta- -others- -property- -date-source- -pubinfo- infobox"
        ),
        (.title, "title- -headline- -tit- biaoti -bt- -h1-"),
        (.caption, "caption -imgdesc- -pictext- -photo-desc- -img-desc- -credit- -photocredit- -img_descr- -pic-desc-"),
        (.source, "-source- -laiyuan- -origin- -ly- -copyfrom- -sourcename- -account- -media-name- -account-name-"),
        (.author, "-author- -zuozhe- -writer- -reporter- -authors- -author-name- -authorname-"),
        (.date, "-date- -time- -pubtime- publish pubdate -datetime- -shijian- -posttime- -fbsj- -timestamp-"),
        (.editor, "-editor- -bianji- -editer- -edit- -zebian-"),
        (
            .account,
            "-nickname- -nick-name- -username- -user-name- -account-name- -accountname- -js_name- -profile-name- "
                + "profile_nickname -media-name- -medianame- -author-name- -authorname- -mp-name- -weibo-name- -blogger-"
        ),
        (.summary, "-summary- -abstract- -zhaiyao- -digest- -lead- -daodu- -intro- -excerpt-"),
    ]

    private let finder: PhraseFinder
    private let hints: [Hints]
    private let bounds: [(before: Bool, after: Bool)]

    static let shared = HintVocabulary()

    private init() {
        var phrases: [[UInt8]] = []
        var hints: [Hints] = []
        var bounds: [(before: Bool, after: Bool)] = []
        for (hint, words) in Self.words {
            for word in words.split(separator: " ") {
                let before = word.hasPrefix("-")
                let after = word.hasSuffix("-")
                phrases.append(Array(word.utf8.dropFirst(before ? 1 : 0).dropLast(after ? 1 : 0)))
                hints.append(hint)
                bounds.append((before, after))
            }
        }
        finder = PhraseFinder(phrases)
        self.hints = hints
        self.bounds = bounds
    }

    /// The hints in a class or id.
    func hints(in name: UnsafeBufferPointer<UInt8>) -> Hints {
        var found: Hints = []
        finder.forEachMatch(in: name) { phrase, range in
            let bound = bounds[phrase]
            if bound.before, range.lowerBound > 0, !parts(name, at: range.lowerBound) { return }
            if bound.after, range.upperBound < name.count, !parts(name, at: range.upperBound) { return }
            found.formUnion(hints[phrase])
        }
        return found
    }

    /// Whether one word ends and another starts between the bytes before and at `index`.
    private func parts(_ name: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let before = name[index - 1]
        let after = name[index]
        return !isLetter(before) || !isLetter(after) || (isLower(before) && !isLower(after))
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }
    private func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
}
