public import PipelineModel

/// A folder of part files, in the layout that engines know from Hive.
public struct Partition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Relative to the warehouse: `articles/topic=5g/month=2024-05`.
    public let path: String

    public init(path: String) { self.path = path }

    /// Where an article's row belongs: its first topic and the month it was published in.
    public static func ofArticle(_ article: ClassifiedArticle) -> Partition {
        Partition(path: "articles/topic=\(article.filing.partition)/month=\(month(of: article))")
    }

    /// Where the row of a reprint belongs.
    public static func ofReprint(_ article: ClassifiedArticle) -> Partition {
        Partition(path: "reprints/month=\(month(of: article))")
    }

    /// The file name of the part `number`, from 1.
    public static func fileName(part number: Int) -> String {
        let digits = String(number)
        return "part-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".jsonl"
    }

    /// The number in a part's file name; `nil` for every other name.
    public static func part(fileName: String) -> Int? {
        guard fileName.hasPrefix("part-"), fileName.hasSuffix(".jsonl") else { return nil }
        let digits = fileName.dropFirst(5).dropLast(6)
        guard let number = Int(digits), number > 0, self.fileName(part: number) == fileName else { return nil }
        return number
    }

    public var description: String { path }
    public static func < (left: Partition, right: Partition) -> Bool { left.path < right.path }

    private static func month(of article: ClassifiedArticle) -> String { article.article.published?.month ?? "undated" }
}
