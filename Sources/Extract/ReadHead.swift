internal import HTMLTree
internal import PipelineModel

/// Reads what `<meta>`, `<link>`, `<time>` and `<html lang>` claim.
struct ReadHead: Pass {
    /// Which field a `name`, `property` or `itemprop` is about, and how far it is believed. The names are those of
    /// Open Graph, Dublin Core, schema.org, China's standard for government sites (`ArticleTitle`, `PubDate`,
    /// `ContentSource`) and of the large portals.
    private static let names: [String: (field: Field, rank: Int)] = [
        "articletitle": (.title, 20), "og:title": (.title, 22), "headline": (.title, 24), "twitter:title": (.title, 26),
        "title": (.title, 40), "dc.title": (.title, 30),
        "pubdate": (.published, 10), "article:published_time": (.published, 10), "datepublished": (.published, 12),
        "publishdate": (.published, 12), "publish_date": (.published, 12), "publishtime": (.published, 12),
        "apub:time": (.published, 12), "bytedance:published_time": (.published, 12),
        "og:release_date": (.published, 14),
        "og:published_time": (.published, 12), "weibo:article:create_at": (.published, 12), "og:time": (.published, 14),
        "firstpublishedtime": (.published, 11), "publicationdate": (.published, 14),
        "publication_date": (.published, 14),
        "pub_date": (.published, 14), "date_published": (.published, 14), "dcterms.issued": (.published, 14),
        "dcterms.created": (.published, 30), "dc.date.created": (.published, 30), "article:published": (.published, 14),
        "publishedtime": (.published, 12), "published_time": (.published, 12), "createtime": (.published, 30),
        "dc.date": (.published, 30), "dc.date.issued": (.published, 14), "date": (.published, 30),
        "parsely-pub-date": (.published, 14), "sailthru.date": (.published, 14), "article:create_at": (.published, 14),
        "contentsource": (.source, 20), "source": (.source, 24), "article:source": (.source, 20),
        "og:article:source": (.source, 20), "dc.source": (.source, 30),
        "author": (.author, 40), "article:author": (.author, 34), "byl": (.author, 20), "dc.creator": (.author, 36),
        "og:article:author": (.author, 24), "parsely-author": (.author, 24), "sailthru.author": (.author, 26),
        "og:site_name": (.site, 10), "sitename": (.site, 12), "application-name": (.site, 30),
        "og:url": (.url, 20), "url": (.url, 24), "editor": (.editor, 40),
    ]

    /// What heads call the day of the last change.
    private static let modifiedNames: Set<String> = [
        "dateupdate", "datemodified", "article:modified_time", "lastmodified", "lastmodifiedtime", "og:updated_time",
        "last-modified", "updatetime", "article:update_at",
    ]
    /// `<time>` elements looked at; lists of other articles have many.
    private static let maximumTimes = 40

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree else { return }
        for index in tree.nodes.indices {
            switch tree.nodes[index].tag {
            case .meta: readMeta(tree, index, &draft)
            case .link:
                if let rel = tree.value(of: .rel, at: index), Self.text(rel).lowercased() == "canonical",
                    let href = tree.value(of: .href, at: index)
                {
                    addURL(Self.text(href), from: "link:canonical", rank: 10, &draft)
                }
            case .time:
                if let value = tree.value(of: .datetime, at: index), draft.times.count < Self.maximumTimes,
                    let day = DateScanner.first(in: Array(value))
                {
                    draft.claims.add(.published, day.text, from: "time:datetime", rank: 34)
                    draft.times.append((index, day.text))
                }
            case .html:
                if let lang = tree.value(of: .lang, at: index) {
                    draft.claims.add(.language, Self.text(lang), from: "html:lang", rank: 20)
                }
            default: break
            }
        }
        for field in Field.allCases where field != .language {
            for ranked in draft.claims[field] {
                notes.add("\(field.rawValue): \(ranked.claim.value) (\(ranked.claim.from))")
            }
        }
    }

    private func readMeta(_ tree: HTMLTree, _ index: Int, _ draft: inout Draft) {
        guard let content = tree.value(of: .content, at: index), content.count < 2000 else { return }
        for attribute in [HTMLAttribute.name, .property, .itemprop] {
            guard let name = tree.value(of: attribute, at: index), name.count < 64 else { continue }
            let key = Self.text(name).lowercased().filter { $0 != " " }
            if Self.modifiedNames.contains(key), let day = DateScanner.first(in: Array(content)) {
                draft.modified = draft.modified ?? day.text
            }
            guard let (field, rank) = Self.names[key] else { continue }
            let value = Self.text(content)
            switch field {
            case .published:
                if let day = DateScanner.first(in: Array(content)) {
                    draft.claims.add(.published, day.text, from: "meta:\(key)", rank: rank)
                }
            case .url: addURL(value, from: "meta:\(key)", rank: rank, &draft)
            case .author, .source: addName(field, value, from: "meta:\(key)", rank: rank, &draft)
            default: draft.claims.add(field, value, from: "meta:\(key)", rank: rank)
            }
        }
    }

    /// An `author` that is a medium is no author.
    private func addName(_ field: Field, _ value: String, from: String, rank: Int, _ draft: inout Draft) {
        guard !value.contains("://"), !value.contains("@") else { return }
        let kind = NameKind(value)
        if field == .source {
            draft.claims.add(.source, value, from: from, rank: rank)
        } else if kind == .person, value.utf8.first.map({ $0 < 0x80 }) ?? false || NameKind.hasSurname(value) {
            draft.claims.add(.author, value, from: from, rank: rank)
        } else if kind != .neither, !NameKind.isMedium(value) {
            // An account: it wrote the article if nobody else did.
            draft.claims.add(.author, value, from: from, rank: rank + 24)
        }
    }

    private func addURL(_ value: String, from: String, rank: Int, _ draft: inout Draft) {
        guard value.hasPrefix("http://") || value.hasPrefix("https://") else { return }
        draft.claims.add(.url, value, from: from, rank: rank)
    }

    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.withUnsafeBufferPointer { Whitespace.collapsed($0) }, as: UTF8.self)
    }
}
