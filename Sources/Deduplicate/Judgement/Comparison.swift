/// What came of comparing an article with one earlier article.
struct Comparison {
    let overlap: ShingleOverlap
    let facts: FactComparison
    let likeness: Likeness
}
