internal import CLibXML2

/// What libxml2's names mean. Its parser gives the same pointer for the same name, so a name is spelled out once a page.
struct NameCache {
    private static let slots = 1024
    private var keys = [UInt](repeating: 0, count: slots)
    private var tags = [HTMLTag](repeating: .other, count: slots)

    mutating func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
        let key = UInt(bitPattern: name)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if keys[slot] == key { return tags[slot] }
        let tag = HTMLTag(name: String(cString: name))
        keys[slot] = key
        tags[slot] = tag
        return tag
    }
}

/// The attributes that the tree keeps or looks at, told from their names.
struct AttributeCache {
    enum Meaning {
        case kept(HTMLAttribute)
        case style, hidden, ariaHidden, unknown
    }

    private static let slots = 1024
    private static let byName: [String: Meaning] = {
        var table: [String: Meaning] = ["style": .style, "hidden": .hidden, "aria-hidden": .ariaHidden]
        for attribute in HTMLAttribute.allCases { table[attribute.spelling] = .kept(attribute) }
        return table
    }()
    private var keys = [UInt](repeating: 0, count: slots)
    private var meanings = [Meaning](repeating: .unknown, count: slots)

    mutating func meaning(_ name: UnsafePointer<xmlChar>) -> Meaning {
        let key = UInt(bitPattern: name)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if keys[slot] == key { return meanings[slot] }
        let meaning = Self.byName[String(cString: name)] ?? .unknown
        keys[slot] = key
        meanings[slot] = meaning
        return meaning
    }
}
