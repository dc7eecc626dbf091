/// Makes the pages of a corpus: the same seed and number give the same bytes on every machine.
public struct PageMaker {
    private let seed: UInt64
    private let plan: CorpusPlan
    private let newsroom: Newsroom
    private let sites: [Site]

    /// A site with its template cut at the slots and its furniture made.
    private struct Site {
        let style: SiteStyle
        let encoder: TextEncoder
        let furniture: Furniture
        let pieces: [Piece]
    }

    private enum Piece {
        case literal([UInt8])
        case slot(String)
    }

    /// The furniture's size in percent, found by trial: pages of real size have a median of about 80 KB, small ones of 7 KB.
    private static let furniturePercent = (full: 140, small: 3)

    /// - Parameter small: Pages of 4 to 8 KB instead of mostly 40 to 200 KB.
    public init(seed: UInt64, small: Bool) {
        self.seed = seed
        plan = CorpusPlan(seed: seed)
        newsroom = Newsroom(seed: seed, small: small)
        sites = SiteStyle.all.map { style in
            let encoder = TextEncoder(style.charset)
            return Site(
                style: style, encoder: encoder,
                furniture: Furniture(
                    style, percent: small ? Self.furniturePercent.small : Self.furniturePercent.full, seed: seed),
                pieces: Self.cut(style.template, encoder))
        }
    }

    /// The name of page `number` in the inbox.
    ///
    /// The form does not show in it, as pipelines are to tell it from the bytes; names sort as numbers do.
    public static func name(_ number: Int) -> String {
        let digits = String(number)
        return "page-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".html"
    }

    /// Page `number` and what was planted in it.
    public func page(_ number: Int) -> (bytes: [UInt8], planted: PlantedPage) {
        let entry = plan.entry(number)
        let shown = entry.kind == .bytes ? entry.origin : number
        var random = SeededRandom(seed: seed, purpose: 5, index: shown)
        let site = choose(entry, &random)
        let article = article(number, entry, &random)
        let bytes = render(article, entry.kind, on: site, &random)
        let hasArticle = entry.kind != .noArticle
        return (
            bytes,
            PlantedPage(
                page: Self.name(number), kind: entry.kind,
                article: hasArticle ? (entry.kind == .sibling ? number : entry.origin) : nil,
                duplicateOf: entry.kind.isCopy ? Self.name(entry.origin) : nil,
                siblingOf: entry.kind == .sibling ? Self.name(entry.origin) : nil,
                topics: hasArticle ? article.topics : [], passing: hasArticle ? article.passing : [],
                site: site.style.id, charset: site.style.charset.lowercased(), bytes: bytes.count)
        )
    }

    /// The text of the article on page `number`, as a pipeline should see it; `nil` where the page has none. What a disguise
    /// puts in is left out again.
    public func articleText(_ number: Int) -> String? {
        let entry = plan.entry(number)
        guard entry.kind != .noArticle else { return nil }
        let shown = entry.kind == .disguised ? CorpusPlan.Entry(kind: .reprint, origin: entry.origin) : entry
        var random = SeededRandom(seed: seed, purpose: 5, index: number)
        _ = choose(entry, &random)
        return article(number, shown, &random).paragraphs.joined(separator: "\n")
    }

    /// The site of a page. A copy never stands on its original's site, so that it differs in more than its name.
    private func choose(_ entry: CorpusPlan.Entry, _ random: inout SeededRandom) -> Site {
        var index = random.below(sites.count)
        guard entry.kind.isCopy, entry.kind != .bytes else {
            // A list page needs furniture.
            return entry.kind == .noArticle && sites[index].style.furniture == 0 ? sites[0] : sites[index]
        }
        var original = SeededRandom(seed: seed, purpose: 5, index: entry.origin)
        let taken = original.below(sites.count)
        // Nor does a disguise stand on a site that is in Traditional characters already.
        while index == taken || entry.kind == .disguised && sites[index].style.traditional {
            index = (index + 1) % sites.count
        }
        return sites[index]
    }

    private func article(
        _ number: Int, _ entry: CorpusPlan.Entry, _ random: inout SeededRandom
    ) -> MadeArticle {
        var article = newsroom.article(entry.origin, facts: entry.kind == .sibling ? number : nil)
        switch entry.kind {
        case .edited: edit(&article, number, &random)
        case .truncated: truncate(&article, &random)
        case .disguised:
            article.title = Script.disguised(article.title, &random)
            article.paragraphs = article.paragraphs.map { Script.disguised($0, &random) }
        case .base, .sibling, .bytes, .reprint, .noArticle: break
        }
        return article
    }

    /// Changes about one sentence in twelve: leaves it out, puts another before it, or cuts its last clause.
    private func edit(_ article: inout MadeArticle, _ number: Int, _ random: inout SeededRandom) {
        var prose = Prose(
            words: SeededRandom(seed: seed, purpose: 6, index: number),
            facts: SeededRandom(seed: seed, purpose: 7, index: number))
        var sentences = article.paragraphs.flatMap { paragraph in
            paragraph.split(separator: "。").map { String($0) + "。" }
        }
        for _ in 0..<max(1, sentences.count / 12) {
            let place = random.within(1...sentences.count - 2)
            switch random.below(3) {
            case 0: sentences.remove(at: place)
            case 1: sentences.insert(prose.sentence(), at: place)
            default:
                if let comma = sentences[place].lastIndex(of: "，") {
                    sentences[place] = sentences[place][..<comma] + "。"
                }
            }
        }
        article.paragraphs = stride(from: 0, to: sentences.count, by: 3).map { start in
            sentences[start..<min(start + 3, sentences.count)].joined()
        }
    }

    private func truncate(_ article: inout MadeArticle, _ random: inout SeededRandom) {
        let kept = article.length * random.within(55...85) / 100
        var length = 0
        var paragraphs: [String] = []
        for paragraph in article.paragraphs where length < kept {
            let part = paragraph.prefix(kept - length)
            paragraphs.append(String(part))
            length += part.count
        }
        article.paragraphs = paragraphs
    }

    // MARK: Rendering

    private func render(
        _ article: MadeArticle, _ kind: PlantedKind, on site: Site, _ random: inout SeededRandom
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 17)
        for piece in site.pieces {
            switch piece {
            case .literal(let literal): bytes += literal
            case .slot(let slot):
                if let block = site.furniture.block(slot, &random) {
                    bytes += block
                } else {
                    bytes += value(of: slot, article, kind, site)
                }
            }
        }
        return bytes
    }

    private func value(of slot: String, _ article: MadeArticle, _ kind: PlantedKind, _ site: Site) -> [UInt8] {
        let isArticle = kind != .noArticle
        let text =
            switch slot {
            case "title": isArticle ? article.title : "新闻列表"
            case "site": site.style.name
            case "day": article.day.chinese
            case "iso": article.day.iso
            case "source": article.source
            case "author": article.author
            case "url": "https://www.example.cn/\(article.day.path)/c\(article.title.utf8.count).html"
            case "lead": isArticle ? String((article.paragraphs.first ?? "").prefix(60)) : ""
            case "body": isArticle ? body(article, site) : ""
            default: preconditionFailure("no such slot: \(slot)")
            }
        return site.encoder.encode(site.style.traditional ? Script.traditional(text) : text)
    }

    private func body(_ article: MadeArticle, _ site: Site) -> String {
        article.paragraphs.map { site.style.paragraph.open + $0 + site.style.paragraph.close }.joined()
    }

    /// Cuts a template at `{name}`; other braces, as in JSON, stay.
    private static func cut(_ template: String, _ encoder: TextEncoder) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            literal += rest[..<open]
            let after = rest.index(after: open)
            let end = rest[after...].firstIndex { !$0.isLowercase } ?? rest.endIndex
            if end > after, end < rest.endIndex, rest[end] == "}" {
                pieces += [.literal(encoder.encode(literal)), .slot(String(rest[after..<end]))]
                literal = ""
                rest = rest[rest.index(after: end)...]
            } else {
                literal += "{"
                rest = rest[after...]
            }
        }
        return pieces + [.literal(encoder.encode(literal + rest))]
    }
}
