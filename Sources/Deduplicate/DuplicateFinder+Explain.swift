public import PipelineModel

extension DuplicateFinder {
    /// What would be decided about an article and why, without remembering it: what it is known by, which earlier
    /// articles share keys with it, and how each compares.
    public func explain(_ sketch: ArticleSketch) throws -> [PassNote] {
        let profile = sketch.profile
        var notes = [
            PassNote(
                .deduplicate, pass: "ArticleSketcher",
                lines: [
                    "\(profile.length) characters of running text, \(profile.facts.facts.count) facts",
                    "\(sketch.keys.bands.count) bands and \(sketch.keys.sentences.count) sentences to be found by",
                    "\(profile.shingles.hashes.count) shingles, one of each \(1 << Int(profile.shingles.level))",
                ])
        ]
        if sketch.length > 0, let root = try exactRoot(of: sketch.id) {
            let line = "the same text as \(try index.record(root).id)"
            return notes + [PassNote(.deduplicate, pass: "DuplicateFinder", lines: [line])]
        }
        let candidates = try Candidates(sharing: sketch.keys, in: index)
        var lines = try candidates.ranked.map { try explain($0, for: sketch) }
        if candidates.dropped > 0 { lines.append("\(candidates.dropped) more shared keys, but were not compared") }
        if lines.isEmpty { lines = ["no earlier article shares a key with it"] }
        notes.append(PassNote(.deduplicate, pass: "LikenessJudge", lines: lines))
        return notes
    }

    private func explain(_ candidate: Candidate, for sketch: ArticleSketch) throws -> String {
        let record = try index.record(candidate.document)
        let comparison = judge.compare(sketch.profile, with: record.profile, sharing: candidate)
        let words =
            switch try likeness(of: sketch, to: record, candidate) {
            case .different: "another article"
            case .related: "related"
            case .revision: "this corrects it"
            case .same(let kind, _): "the same article (\(kind.rawValue))"
            }
        let containment = Int((comparison.overlap.containment * 100).rounded())
        let resemblance = Int((comparison.overlap.resemblance * 100).rounded())
        return """
            \(record.id): \(words); contained \(containment) %, alike \(resemblance) %, \(candidate.sentences) sentences and \
            \(candidate.bands) bands shared; facts: \(comparison.facts.agreeing) agree, \(comparison.facts.amounts) amounts and \
            \(comparison.facts.identities) dates, places or numbers differ
            """
    }
}
