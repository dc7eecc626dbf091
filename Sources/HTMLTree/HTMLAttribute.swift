/// The attributes that are kept; all others are dropped while parsing.
public enum HTMLAttribute: UInt8, Sendable, CaseIterable {
    case id, `class`, name, property, itemprop, content, rel, href, type, charset, datetime, lang, role, httpEquiv

    /// The attribute as pages write it, in lower case.
    var spelling: String { self == .httpEquiv ? "http-equiv" : "\(self)" }
}
