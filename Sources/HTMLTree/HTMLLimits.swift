/// How much markup a page may have. A page beyond a limit is refused while it is parsed, not after.
public struct HTMLLimits: Sendable, Equatable {
    /// Elements inside one another. Real pages stay below 100; each unclosed `<font>` of an old page counts.
    public var depth: Int
    /// Elements in all.
    public var nodes: Int
    /// Attributes of one tag. libxml2 2.9 compares each with all before it: 20,000 take 0.9 s, 100,000 take 26 s.
    public var attributes: Int

    public init(depth: Int = 4096, nodes: Int = 1_000_000, attributes: Int = 256) {
        self.depth = depth
        self.nodes = nodes
        self.attributes = attributes
    }
}

/// Why a page was not turned into a tree.
public enum HTMLError: Error, Sendable, Equatable {
    /// An element stands inside more than ``HTMLLimits/depth`` others.
    case tooDeep(limit: Int)
    /// More than ``HTMLLimits/nodes`` elements.
    case tooManyNodes(limit: Int)
    /// The tag at `offset` (bytes from the start) has more than ``HTMLLimits/attributes`` attributes.
    case tooManyAttributes(limit: Int, offset: Int)
    /// libxml2 could not be had, for want of memory.
    case unavailable
    /// An XPath that libxml2 does not understand.
    case badXPath(String)
}
