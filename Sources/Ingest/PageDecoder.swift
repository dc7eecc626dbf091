public import PipelineModel

/// The `ingest` stage: tells from a file's bytes what it is, unpacks it, and decodes it to valid UTF-8.
///
/// Names do not count: a `.txt` may hold HTML and an `.html` a picture. gzip, MHTML and web archives of one page are unpacked, the source of a page
/// saved as text is turned back into the page. Bytes that mean nothing in the page's charset become U+FFFD and are
/// counted; a page of which more than one byte in twenty is bad is refused.
///
/// Cost: a page in UTF-8 is validated and not copied; others are decoded through tables. Memory stays below four times
/// ``IngestOptions/maximumPageBytes``.
public struct PageDecoder: Transform {
    /// Up to this share of a page's bytes may be bad, 0...1.
    static let maximumBadShare = 0.05
    /// Fewer bad bytes are forgiven, whatever their share: a short text that was cut in the middle of a character.
    static let forgivenBadBytes = 8
    /// From this share of control characters on, 0...1, a file is no text.
    static let maximumControlShare = 0.02

    private let options: IngestOptions

    public init(options: IngestOptions = IngestOptions()) {
        self.options = options
    }

    /// Loads the charset tables from the disk, some milliseconds each, so that pages can be decoded where files can no
    /// longer be opened.
    ///
    /// - Returns: The charsets that this system does not know; pages in them are read in the likeliest other.
    @discardableResult
    public static func prepare() -> [String] {
        _ = CharacterLikelihood.shared
        return Charset.allCases.filter { !$0.prepare() }.map(\.rawValue)
    }

    public func process(_ file: RawFile) -> Verdict<RawPage> {
        let facts = PageFacts(name: file.name, sha256: file.sha256, bytes: file.bytes.count)
        guard file.bytes.count <= options.maximumPageBytes else {
            return refuse(
                .tooLarge, "it has \(file.bytes.count) bytes, but at most \(options.maximumPageBytes) are allowed")
        }
        do {
            return page(try OpenedPage(file.bytes, limit: options.maximumPageBytes), facts: facts)
        } catch {
            return .drop(error.refusal)
        }
    }

    private func page(_ opened: OpenedPage, facts: PageFacts) -> Verdict<RawPage> {
        if let kind = opened.bytes.withUnsafeBufferPointer({ BinaryKind.name(of: $0) }) {
            return refuse(.notText, "the file is \(kind)")
        }
        let choice = CharsetChoice.decode(opened.bytes, header: opened.declaredCharset)
        let replaced = choice.text.replacedBytes
        var text = TextCleaner.withoutZeros(choice.text.utf8)
        guard text.contains(where: { !$0.isSpaceASCII }) else {
            return refuse(.empty, opened.bytes.isEmpty ? "the file has no bytes" : "the file holds only white space")
        }
        if text.withUnsafeBufferPointer({ TextCleaner.controlShare(of: $0) }) > Self.maximumControlShare {
            return refuse(.notText, "the file is binary: it is full of control characters")
        }
        if replaced > Self.forgivenBadBytes, Double(replaced) > Self.maximumBadShare * Double(opened.bytes.count) {
            return refuse(
                .undecodable,
                "\(replaced) of \(opened.bytes.count) bytes mean nothing in \(choice.charset.rawValue), "
                    + "the likeliest charset")
        }
        let encoding = PageEncoding(
            charset: choice.charset.rawValue, declared: choice.declared, replacedBytes: replaced,
            conflict: choice.conflict)
        if let source = text.withUnsafeBufferPointer({ SavedSource.page(in: $0) }) { text = source }
        var facts = facts
        (facts.savedFrom, facts.savedAt) = (opened.location, opened.date)
        let form = text.withUnsafeBufferPointer { FormSniffer.form(of: $0) }
        if form == .text { text = TextCleaner.withUnifiedLineEnds(text) }
        return .keep(RawPage(facts: facts, encoding: encoding, form: form, text: text))
    }

    private func refuse(_ reason: Reason, _ detail: String) -> Verdict<RawPage> {
        .drop(Refusal(.ingest, reason, detail))
    }
}
