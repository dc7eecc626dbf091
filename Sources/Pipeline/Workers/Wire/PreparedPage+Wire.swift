internal import Deduplicate
internal import PipelineModel

extension PreparedPage: WireValue {
    func write(to wire: inout WireWriter) {
        facts.write(to: &wire)
        switch outcome {
        case .article(let article, let sketch):
            wire.append(choice: 0)
            article.write(to: &wire)
            wire.append(sketch.bytes)
        case .refused(let refusal):
            wire.append(choice: 1)
            refusal.write(to: &wire)
        case .failed(let error):
            wire.append(choice: 2)
            error.write(to: &wire)
        }
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        let facts = try PageFacts(from: &wire)
        switch try wire.choice(of: 3) {
        case 0:
            let article = try ClassifiedArticle(from: &wire)
            guard let sketch = ArticleSketch(bytes: Array(try wire.bytes())) else { throw WireReader.Malformed() }
            self.init(facts: facts, outcome: .article(article, sketch))
        case 1: self.init(facts: facts, outcome: .refused(try Refusal(from: &wire)))
        default: self.init(facts: facts, outcome: .failed(try PageError(from: &wire)))
        }
    }
}

extension PageFacts: WireValue {
    func write(to wire: inout WireWriter) {
        wire.append(name.bytes)
        wire.append(sha256.bytes)
        bytes.write(to: &wire)
        savedFrom.write(to: &wire)
        savedAt.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        let name = PageName(bytes: Array(try wire.bytes()))
        guard let digest = Digest(bytes: Array(try wire.bytes())) else { throw WireReader.Malformed() }
        self.init(
            name: name, sha256: digest, bytes: try Int(from: &wire), savedFrom: try String?(from: &wire),
            savedAt: try String?(from: &wire))
    }
}

extension Refusal: WireValue {
    func write(to wire: inout WireWriter) {
        stage.write(to: &wire)
        reason.write(to: &wire)
        detail.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(try Stage(from: &wire), try Reason(from: &wire), try String(from: &wire))
    }
}

extension PageError: WireValue {
    func write(to wire: inout WireWriter) {
        stage.write(to: &wire)
        code.write(to: &wire)
        detail.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(try Stage(from: &wire), code: try String(from: &wire), detail: try String(from: &wire))
    }
}

extension Stage: WireValue {}
extension Reason: WireValue {}
