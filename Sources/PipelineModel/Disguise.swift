extension ClassifiedArticle {
    /// How disguised the page was, 0...1: disguises undone for each character of the text.
    ///
    /// A content farm's copy has 0.05 (few characters glossed) to 0.6 (nearly all), a genuine page 0. What damages pages
    /// without anyone's intent (charsets, entities) does not count. Cost: one pass over the text of a repaired page.
    public var disguise: Double {
        let undone = Self.disguises.reduce(0) { $0 + (repairs[$1] ?? 0) }
        guard undone > 0 else { return 0 }
        let characters = article.text.utf8.count { $0 & 0xC0 != 0x80 }
        return min(1, Double(undone) / Double(max(characters, 1)))
    }

    /// The kinds of repairs that undo a disguise.
    private static let disguises = ["glosses", "shifted_bytes", "doubled_stops", "disguised_letters"]
}
