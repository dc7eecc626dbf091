internal import CLibXML2

/// A page as libxml2's own tree, for XPath: owns one document and frees it exactly once.
///
/// For the few pages whose site has rules of its own; everything else works on ``HTMLTree``. No pointer leaves it. Not
/// `Sendable`: one task at a time.
public struct HTMLDocument: ~Copyable {
    private let document: htmlDocPtr

    /// The operations an XPath may cost; beyond them it matches nothing. A `//div//p` over a large page takes 100,000.
    private static let maximumOperations: UInt = 20_000_000

    /// Parses a page, fetching nothing. Give only pages of which ``HTMLTree`` has made a tree: it holds the limits.
    ///
    /// - Parameter page: Valid UTF-8 without NUL.
    /// - Throws: ``HTMLError/unavailable`` where libxml2 gives no document, as for an empty page.
    public init(parsing page: [UInt8]) throws(HTMLError) {
        Library.start()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        let parsed = page.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                htmlReadMemory(
                    bytes.baseAddress, Int32(clamping: bytes.count), nil, "utf-8",
                    Int32(options) | Int32(XML_PARSE_HUGE.rawValue))
            }
        }
        guard let parsed else { throw .unavailable }
        document = parsed
    }

    deinit { xmlFreeDoc(document) }

    /// The markup of each node that `path` matches, in document order.
    ///
    /// - Throws: ``HTMLError/badXPath(_:)`` where libxml2 does not understand `path` or it costs too much.
    public borrowing func markup(at path: String) throws(HTMLError) -> [[UInt8]] {
        try matches(of: path) { node in
            guard let buffer = xmlBufferCreate() else { return [] }
            defer { xmlBufferFree(buffer) }
            _ = htmlNodeDump(buffer, document, node)
            return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
        }
    }

    /// The text of each node (or the value of each attribute) that `path` matches, in document order.
    ///
    /// - Throws: ``HTMLError/badXPath(_:)`` where libxml2 does not understand `path` or it costs too much.
    public borrowing func text(at path: String) throws(HTMLError) -> [[UInt8]] {
        try matches(of: path) { node in
            guard let content = xmlNodeGetContent(node) else { return [] }
            defer { policytrack_xmlFree(content) }
            return Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
        }
    }

    /// Whether `path` is an XPath that libxml2 understands.
    public static func isXPath(_ path: String) -> Bool {
        Library.start()
        guard let context = xmlXPathNewContext(nil) else { return false }
        defer { xmlXPathFreeContext(context) }
        silence(context)
        guard let compiled = xmlXPathCtxtCompile(context, path) else { return false }
        xmlXPathFreeCompExpr(compiled)
        return true
    }

    private borrowing func matches(
        of path: String, _ read: (xmlNodePtr) -> [UInt8]
    ) throws(HTMLError) -> [[UInt8]] {
        guard let context = xmlXPathNewContext(document) else { throw .unavailable }
        defer { xmlXPathFreeContext(context) }
        Self.silence(context)
        context.pointee.opLimit = Self.maximumOperations
        guard let result = xmlXPathEvalExpression(path, context) else { throw .badXPath(path) }
        defer { xmlXPathFreeObject(result) }
        guard let set = result.pointee.nodesetval, set.pointee.nodeNr > 0, let nodes = set.pointee.nodeTab else {
            return []
        }
        return (0..<Int(set.pointee.nodeNr)).compactMap { nodes[$0].map(read) }
    }

    /// Keeps libxml2 from printing what is wrong with an XPath.
    private static func silence(_ context: xmlXPathContextPtr) {
        context.pointee.error = { _, _ in }
    }
}
