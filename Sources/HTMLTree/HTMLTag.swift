/// The elements that matter to a reader of pages; every other one is ``other``.
///
/// The case names are the tag names in lower case.
public enum HTMLTag: UInt8, Sendable, CaseIterable {
    /// The parent of everything, also of what stands outside `<html>`.
    case root
    /// An element without a name here, such as a custom element.
    case other

    case html, head, body, title, meta, link, base, script, style, noscript, template
    case h1, h2, h3, h4, h5, h6
    case p, div, br, hr, pre, blockquote, center, address, details, summary
    case section, article, main, aside, header, footer, nav, hgroup, figure, figcaption, search, dialog
    case ul, ol, li, dl, dt, dd, dir, menu
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
    case form, fieldset, legend, label, input, button, select, option, optgroup, textarea, datalist
    case a, span, font, b, strong, i, em, u, s, strike, del, ins, small, big, sub, sup, mark, code, kbd, samp, tt
    case time, cite, q, abbr, acronym, dfn, `var`, bdo, bdi, ruby, rt, rp, rb, img, picture, map, area, nobr
    case iframe, frame, frameset, noframes, object, embed, param, applet, video, audio, canvas, svg, math, marquee
    /// Elements without content in HTML5 that libxml2 2.9 takes for ones with content; the tree has them as siblings
    /// of what follows, that is: not at all.
    case source, track, wbr

    /// The tag that `name`, in lower case, spells.
    init(name: String) { self = Self.byName[name] ?? .other }

    private static let byName: [String: HTMLTag] = {
        var table: [String: HTMLTag] = [:]
        for tag in allCases where tag != .root && tag != .other { table["\(tag)"] = tag }
        return table
    }()
}
