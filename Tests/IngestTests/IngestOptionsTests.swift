import FoundationEssentials
import Ingest
import PipelineModel
import Testing

@Suite("Ingest options")
struct IngestOptionsTests {
    @Test("every key has a default, and is declared")
    func defaults() throws {
        let options = try JSONDecoder().decode(IngestOptions.self, from: Data("{}".utf8))
        #expect(options == IngestOptions())
        let encoded = try JSONDecoder().decode([String: Ignored].self, from: JSONEncoder().encode(options))
        #expect(Set(encoded.keys) == Set(IngestOptions.fields.map(\.key)))
    }

    @Test("keys that are given count")
    func reads() throws {
        let json = #"{"settleSeconds": 0.5, "maximumPageBytes": 4096, "afterwards": "keep"}"#
        let options = try JSONDecoder().decode(IngestOptions.self, from: Data(json.utf8))
        #expect(options.settleSeconds == 0.5)
        #expect(options.maximumPageBytes == 4096)
        #expect(options.afterwards == .keep)
    }

    /// Any JSON value.
    private struct Ignored: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
