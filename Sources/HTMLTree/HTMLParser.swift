internal import CLibXML2

extension HTMLTree {
    /// Parses a page, repairing malformed markup and fetching nothing.
    ///
    /// Time and memory grow linearly with the page; libxml2's events take most of the time.
    ///
    /// - Parameters:
    ///   - page: Valid UTF-8 without NUL. What the page says of its charset is not looked at.
    ///   - limits: How much markup is allowed.
    /// - Throws: ``HTMLError`` where the page goes beyond a limit; nothing is cut in silence.
    public init(parsing page: [UInt8], limits: HTMLLimits = HTMLLimits()) throws(HTMLError) {
        self = try page.withUnsafeBufferPointer { bytes throws(HTMLError) in
            try Self.parse(bytes, limits: limits)
        }
    }

    private static func parse(
        _ page: UnsafeBufferPointer<UInt8>, limits: HTMLLimits
    ) throws(HTMLError) -> HTMLTree {
        let markup = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: page.count)
        defer { markup.deallocate() }
        let count = try MarkupReducer.reduce(page, into: markup, limits: limits)
        let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + 1)
        defer { text.deallocate() }
        var builder = TreeBuilder(limits: limits, text: text)
        try run(UnsafeBufferPointer(rebasing: markup[..<count]), into: &builder)
        if let failure = builder.failure { throw failure }
        return builder.finish()
    }

    private static func run(
        _ page: UnsafeBufferPointer<UInt8>, into builder: inout TreeBuilder
    ) throws(HTMLError) {
        guard !page.isEmpty else { return }
        Library.start()
        let size = Int32(clamping: page.count)
        guard
            let context = page.withMemoryRebound(
                to: CChar.self, { htmlCreateMemoryParserCtxt($0.baseAddress, size) })
        else { throw .unavailable }
        defer { htmlFreeParserCtxt(context) }
        // HUGE: without it text is cut after 10 MB. IGNORE_ENC: the bytes are UTF-8 whatever the page claims.
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        _ = htmlCtxtUseOptions(context, Int32(options) | Int32(XML_PARSE_HUGE.rawValue))
        _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        context.pointee.sax.pointee = events()
        builder.parser = context
        defer { builder.parser = nil }
        withUnsafeMutablePointer(to: &builder) { pointer in
            context.pointee.userData = UnsafeMutableRawPointer(pointer)
            _ = htmlParseDocument(context)
        }
        if let document = context.pointee.myDoc {
            context.pointee.myDoc = nil
            xmlFreeDoc(document)
        }
    }

    /// The events that a ``TreeBuilder`` takes; `userData` points to it.
    private static func events() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.startElement = { data, name, attributes in
            guard let builder = data?.assumingMemoryBound(to: TreeBuilder.self), let name else { return }
            builder.pointee.startElement(name, attributes)
        }
        handler.endElement = { data, name in
            guard let builder = data?.assumingMemoryBound(to: TreeBuilder.self), let name else { return }
            builder.pointee.endElement(name)
        }
        handler.characters = { data, bytes, count in
            guard let builder = data?.assumingMemoryBound(to: TreeBuilder.self), let bytes else { return }
            builder.pointee.characters(bytes, Int(count))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { data, bytes, count in
            guard let builder = data?.assumingMemoryBound(to: TreeBuilder.self), let bytes else { return }
            builder.pointee.scriptContent(bytes, Int(count))
        }
        handler.comment = { data, bytes in
            guard let builder = data?.assumingMemoryBound(to: TreeBuilder.self), let bytes else { return }
            builder.pointee.comment(bytes)
        }
        return handler
    }
}

/// libxml2 as a whole.
enum Library {
    private static let started: Void = xmlInitParser()

    /// Makes libxml2 ready for several threads; once a process.
    static func start() { _ = started }
}
