/// A station of the pipeline, in the order a page travels. Raw values are used in logs, rows and `pipeline.json`.
public enum Stage: String, Sendable, Codable, CaseIterable {
    case ingest, extract, normalise, deduplicate, classify, warehouse
}
