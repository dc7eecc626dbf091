internal import CLibXML2

/// Fills the arrays of an ``HTMLTree`` from libxml2's events.
///
/// Text goes straight into `text`, a buffer of the page's size: markup never gets longer by being parsed.
struct TreeBuilder {
    static let maximumComments = 16
    private static let maximumCommentBytes = 1024

    /// What is done with the text of the element at hand.
    private enum Sink { case text, structuredData, nothing }

    private let limits: HTMLLimits
    private let text: UnsafeMutableBufferPointer<UInt8>
    private(set) var textCount = 0
    /// Why the page is refused; libxml2 is stopped as soon as it is set.
    private(set) var failure: HTMLError? {
        didSet { if let parser { xmlStopParser(parser) } }
    }
    /// The parser whose events these are.
    var parser: xmlParserCtxtPtr?

    private var nodes: [HTMLTree.Node] = []
    private var attributes: [HTMLTree.Attribute] = []
    private var values: [UInt8] = []
    private var comments: [Range<Int>] = []
    private var structuredData: [Range<Int>] = []

    private var open: [Int32] = [0]
    private var names = NameCache()
    private var attributeNames = AttributeCache()
    private var sink = Sink.text
    private var preformatted = 0
    private var afterSpace = true
    /// Whether the last event was a bare `&`, which may start an entity that libxml2 did not read.
    private var afterAmpersand = false
    /// Whether the last event was a reference that libxml2 did not read; its semicolon comes with the next.
    private var afterReference = false

    init(limits: HTMLLimits, text: UnsafeMutableBufferPointer<UInt8>) {
        self.limits = limits
        self.text = text
        nodes.reserveCapacity(text.count / 64)
        nodes.append(
            HTMLTree.Node(tag: .root, isHidden: false, depth: 0, parent: -1, textStart: 0, firstAttribute: 0))
    }

    // MARK: Events

    mutating func startElement(
        _ name: UnsafePointer<xmlChar>, _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        let tag = names.tag(name)
        switch tag {
        case .source, .track, .wbr: return
        default: break
        }
        guard nodes.count < limits.nodes else { return failure = .tooManyNodes(limit: limits.nodes) }
        guard open.count <= limits.depth else { return failure = .tooDeep(limit: limits.depth) }
        afterAmpersand = false
        let firstAttribute = Int32(attributes.count)
        let found = pairs.map { readAttributes($0) } ?? FoundAttributes()
        nodes.append(
            HTMLTree.Node(
                tag: tag, isHidden: found.isHidden, depth: UInt16(truncatingIfNeeded: open.count),
                parent: open.last ?? 0, textStart: Int32(textCount), firstAttribute: firstAttribute))
        open.append(Int32(nodes.count - 1))
        switch tag {
        case .pre: preformatted += 1
        case .script, .style:
            sink = found.isStructuredData && tag == .script ? .structuredData : .nothing
            if sink == .structuredData { structuredData.append(values.count..<values.count) }
        default: break
        }
    }

    mutating func endElement(_ name: UnsafePointer<xmlChar>) {
        guard failure == nil else { return }
        let tag = names.tag(name)
        switch tag {
        case .source, .track, .wbr: return
        default: break
        }
        afterAmpersand = false
        // libxml2 drops an element without telling where a start tag has no end. What is open above the one that
        // ends here was dropped so.
        guard let position = open.lastIndex(where: { nodes[Int($0)].tag == tag }), position > 0 else { return }
        while open.count > position { close() }
    }

    mutating func characters(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        guard failure == nil, sink == .text, count > 0 else { return }
        var chunk = UnsafeBufferPointer(start: bytes, count: count)
        if afterReference {
            afterReference = false
            if chunk[0] == UInt8(ascii: ";") { chunk = UnsafeBufferPointer(rebasing: chunk.dropFirst()) }
        }
        if afterAmpersand {
            afterAmpersand = false
            if let reference = CharacterReference(missedAt: chunk) {
                textCount -= 1
                for byte in reference.replacement { append(byte) }
                afterReference = reference.length == chunk.count
                return append(UnsafeBufferPointer(rebasing: chunk[reference.length...]))
            }
        }
        if count == 2, let repaired = CharacterReference.windows1252(chunk) {
            for byte in repaired { append(byte) }
            return
        }
        append(chunk)
        afterAmpersand = count == 1 && bytes.pointee == UInt8(ascii: "&")
    }

    mutating func scriptContent(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
        guard failure == nil, sink == .structuredData, let last = structuredData.indices.last else { return }
        values.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        structuredData[last] = structuredData[last].lowerBound..<values.count
    }

    mutating func comment(_ bytes: UnsafePointer<xmlChar>) {
        guard failure == nil, comments.count < Self.maximumComments, sink == .text else { return }
        let start = values.count
        var next = bytes
        while next.pointee != 0, values.count - start < Self.maximumCommentBytes {
            values.append(next.pointee)
            next += 1
        }
        comments.append(start..<values.count)
    }

    /// The tree of what was built; the builder is spent. `copy` takes the text out of the buffer.
    mutating func finish() -> HTMLTree {
        while !open.isEmpty { close() }
        return HTMLTree(
            nodes: nodes, text: Array(text[..<textCount]), attributes: attributes, values: values,
            commentRanges: comments, structuredDataRanges: structuredData)
    }

    // MARK: Parts

    private mutating func close() {
        guard let index = open.popLast() else { return }
        nodes[Int(index)].end = Int32(nodes.count)
        nodes[Int(index)].textEnd = Int32(textCount)
        switch nodes[Int(index)].tag {
        case .pre: preformatted -= 1
        case .script, .style: sink = .text
        default: break
        }
    }

    private mutating func append(_ chunk: UnsafeBufferPointer<UInt8>) {
        guard preformatted == 0 else {
            for byte in chunk { append(byte) }
            return
        }
        guard textCount + chunk.count <= text.count, var target = text.baseAddress.map({ $0 + textCount }) else {
            return
        }
        let start = target
        var afterSpace = self.afterSpace
        for byte in chunk {
            if byte > 32 {
                target.pointee = byte
                target += 1
                afterSpace = false
            } else if !afterSpace {
                target.pointee = 32
                target += 1
                afterSpace = true
            }
        }
        self.afterSpace = afterSpace
        textCount += target - start
    }

    private mutating func append(_ byte: UInt8) {
        guard textCount < text.count else { return }
        text[textCount] = byte
        textCount += 1
        afterSpace = byte <= 32
    }

    private struct FoundAttributes {
        var isHidden = false
        var isStructuredData = false
    }

    private mutating func readAttributes(
        _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
    ) -> FoundAttributes {
        var found = FoundAttributes()
        var next = pairs
        while let name = next[0] {
            let value = next[1]
            next += 2
            switch attributeNames.meaning(name) {
            case .unknown: continue
            case .hidden: found.isHidden = true
            case .ariaHidden: found.isHidden = found.isHidden || value.map { StyleValue($0).equals("true") } ?? false
            case .style: found.isHidden = found.isHidden || value.map { StyleValue($0).hides } ?? false
            case .kept(let attribute):
                guard let value else { continue }
                keep(attribute, value)
                if attribute == .type, StyleValue(value).equals("application/ld+json") {
                    found.isStructuredData = true
                }
            }
        }
        return found
    }

    private mutating func keep(_ attribute: HTMLAttribute, _ value: UnsafePointer<xmlChar>) {
        let start = values.count
        values.append(contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
        attributes.append(HTMLTree.Attribute(name: attribute, start: Int32(start), end: Int32(values.count)))
    }
}
