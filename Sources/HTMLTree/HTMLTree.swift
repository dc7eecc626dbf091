/// A parsed page as values: elements in document order, all text in one buffer.
///
/// The text of an element and everything below it is one range, ``Node/text``. There are no text nodes: the text
/// between two elements is what lies between their ranges. Runs of ASCII white space are one space, except inside
/// `<pre>`. The content of `<script>` and `<style>` is not text.
///
/// No pointer into libxml2 is left; a tree may be handed to any task.
public struct HTMLTree: Sendable {
    /// One element.
    public struct Node: Sendable {
        public let tag: HTMLTag
        /// Whether the element says of itself that it is not shown: `hidden`, `display:none`, `aria-hidden="true"`.
        public let isHidden: Bool
        /// Elements above it; 0 for the root.
        public let depth: UInt16
        /// The index of the element it stands in; -1 for the root.
        public let parent: Int32
        /// The index one past its last descendant. The next sibling, if there is one, has this index.
        public internal(set) var end: Int32
        fileprivate(set) var textStart: Int32
        var textEnd: Int32
        let firstAttribute: Int32

        init(
            tag: HTMLTag, isHidden: Bool, depth: UInt16, parent: Int32, textStart: Int32, firstAttribute: Int32
        ) {
            self.tag = tag
            self.isHidden = isHidden
            self.depth = depth
            self.parent = parent
            self.textStart = textStart
            self.firstAttribute = firstAttribute
            end = -1
            textEnd = textStart
        }

        /// Its text and that of its descendants, as a range of ``HTMLTree/text``.
        public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
    }

    struct Attribute: Sendable {
        let name: HTMLAttribute
        let start: Int32
        let end: Int32
    }

    /// The elements in document order; the first is the root.
    public let nodes: [Node]
    /// The text of the page, UTF-8.
    public let text: [UInt8]
    let attributes: [Attribute]
    /// The values of attributes, comments and structured data, one after the other.
    let values: [UInt8]
    let commentRanges: [Range<Int>]
    let structuredDataRanges: [Range<Int>]

    /// The value of an attribute of the element at `index`; `nil` where it has none.
    public func value(of name: HTMLAttribute, at index: Int) -> ArraySlice<UInt8>? {
        let first = Int(nodes[index].firstAttribute)
        let next = index + 1 < nodes.count ? Int(nodes[index + 1].firstAttribute) : attributes.count
        for position in first..<next where attributes[position].name == name {
            return values[Int(attributes[position].start)..<Int(attributes[position].end)]
        }
        return nil
    }

    /// Calls `body` with each kept attribute of the element at `index`.
    public func forEachAttribute(at index: Int, _ body: (HTMLAttribute, ArraySlice<UInt8>) -> Void) {
        let first = Int(nodes[index].firstAttribute)
        let next = index + 1 < nodes.count ? Int(nodes[index + 1].firstAttribute) : attributes.count
        for position in first..<next {
            let attribute = attributes[position]
            body(attribute.name, values[Int(attribute.start)..<Int(attribute.end)])
        }
    }

    /// The first comments of the page (at most 16, each cut at 1 KiB), where browsers note what they saved.
    public var comments: [ArraySlice<UInt8>] { commentRanges.map { values[$0] } }

    /// The contents of `<script type="application/ld+json">`, in order.
    public var structuredData: [ArraySlice<UInt8>] { structuredDataRanges.map { values[$0] } }
}

extension HTMLTree {
    /// A tree of nothing but its root.
    public static let empty: HTMLTree = {
        var root = Node(tag: .root, isHidden: false, depth: 0, parent: -1, textStart: 0, firstAttribute: 0)
        root.end = 1
        return HTMLTree(
            nodes: [root], text: [], attributes: [], values: [], commentRanges: [], structuredDataRanges: [])
    }()
}
