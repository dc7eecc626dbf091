internal import PipelineModel

/// How an article stands to one earlier article.
enum Likeness: Equatable {
    /// Nothing in common that matters: another article, or another filling of the same template.
    case different
    /// They share passages.
    case related
    /// The same article with a corrected figure, or a later state of the same page.
    case revision
    /// The same article.
    case same(Duplicate.Kind, similarity: Double)
}
