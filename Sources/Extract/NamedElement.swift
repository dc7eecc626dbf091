internal import HTMLTree

/// An element that says of itself, by class, id, `itemprop` or `rel`, that a name stands in it.
struct NamedElement {
    /// The element's index in the tree.
    let node: Int
    /// Whose name: one or more of ``Hints/named``.
    let hints: Hints

    /// What `itemprop="author"`, `rel="author"` and the like say.
    static func hints(ofProperty value: ArraySlice<UInt8>) -> Hints {
        if value.elementsEqual("author".utf8) { return .author }
        if value.elementsEqual("editor".utf8) { return .editor }
        return value.elementsEqual("sourceOrganization".utf8) ? .source : []
    }
}

extension HTMLTree {
    /// An element as evidence names it: `span#author_baidu`, `p.author-name`.
    func spelling(of node: Int) -> String {
        let tag = "\(nodes[node].tag)"
        for (mark, attribute) in [("#", HTMLAttribute.id), (".", .class), ("@", .itemprop), ("@", .rel)] {
            guard let value = value(of: attribute, at: node), !value.isEmpty, value.count <= 60 else { continue }
            return tag + mark + ReadHead.text(value)
        }
        return tag
    }
}
