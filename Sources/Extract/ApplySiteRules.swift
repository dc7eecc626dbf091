internal import HTMLTree
internal import PipelineModel

/// Reads text and fields where a rule of the configuration says that the page's site has them.
struct ApplySiteRules: Pass {
    let rules: [SiteRule]

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let address = draft.page.facts.savedFrom ?? draft.claims.first(.url)?.value ?? draft.savedFrom
        guard draft.tree != nil, let address, let rule = rules.first(where: { $0.concerns(address) }) else { return }
        do throws(HTMLError) {
            try apply(rule, &draft, &notes)
        } catch {
            notes.add("the rules for \(rule.host) could not be applied: \(error)")
        }
    }

    private func apply(_ rule: SiteRule, _ draft: inout Draft, _ notes: inout Notes) throws(HTMLError) {
        let document = try HTMLDocument(parsing: draft.page.text)
        if let path = rule.text {
            for markup in try document.markup(at: path) {
                draft.siteText += try Self.lines(of: markup, like: draft)
            }
            notes.add("\(draft.siteText.count) lines at \(path)")
        }
        let paths: [(Field, String?)] = [(.title, rule.title), (.source, rule.source), (.author, rule.author)]
        for case (let field, let path?) in paths {
            if let value = try document.text(at: path).first {
                draft.claims.add(field, ReadHead.text(value[...]), from: "site rule", rank: 0)
            }
        }
        if let path = rule.published, let value = try document.text(at: path).first,
            let day = DateScanner.first(in: value)
        {
            draft.claims.add(.published, day.text, from: "site rule", rank: 0)
        }
    }

    /// The visible lines of a piece of markup.
    private static func lines(of markup: [UInt8], like draft: Draft) throws(HTMLError) -> [String] {
        let tree = try HTMLTree(parsing: markup)
        var walk = BlockWalk(tree)
        walk.run()
        let piece = Draft(page: draft.page, tree: tree)
        return walk.blocks.filter { !$0.isHidden }.map { piece.line($0) }
    }
}
