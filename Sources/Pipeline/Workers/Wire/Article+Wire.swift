internal import PipelineModel

extension Article: WireValue {
    func write(to wire: inout WireWriter) {
        page.write(to: &wire)
        encoding.write(to: &wire)
        title.write(to: &wire)
        text.write(to: &wire)
        published.write(to: &wire)
        for field in [source, author, editor, site, url, language] { field.write(to: &wire) }
        extraction.write(to: &wire)
        extractionScore.write(to: &wire)
        evidence.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(
            page: try PageFacts(from: &wire), encoding: try PageEncoding(from: &wire), title: try String?(from: &wire),
            text: try String(from: &wire), published: try PublishedDate?(from: &wire),
            source: try String?(from: &wire), author: try String?(from: &wire), editor: try String?(from: &wire),
            site: try String?(from: &wire), url: try String?(from: &wire), language: try String?(from: &wire),
            extraction: try String(from: &wire), extractionScore: try Double(from: &wire),
            evidence: try [String: FieldEvidence](from: &wire))
    }
}

extension PageEncoding: WireValue {
    func write(to wire: inout WireWriter) {
        charset.write(to: &wire)
        declared.write(to: &wire)
        replacedBytes.write(to: &wire)
        conflict.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(
            charset: try String(from: &wire), declared: try String?(from: &wire), replacedBytes: try Int(from: &wire),
            conflict: try Bool(from: &wire))
    }
}

extension PublishedDate: WireValue {
    func write(to wire: inout WireWriter) {
        day.write(to: &wire)
        precision.write(to: &wire)
        from.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(day: try String(from: &wire), precision: try Precision(from: &wire), from: try Origin(from: &wire))
    }
}

extension PublishedDate.Precision: WireValue {}
extension PublishedDate.Origin: WireValue {}

extension FieldEvidence: WireValue {
    func write(to wire: inout WireWriter) {
        claims.write(to: &wire)
        conflict.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(claims: try [Claim](from: &wire), conflict: try Bool(from: &wire))
    }
}

extension Claim: WireValue {
    func write(to wire: inout WireWriter) {
        value.write(to: &wire)
        from.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(try String(from: &wire), from: try String(from: &wire))
    }
}
