/// The attributes that are kept; all others are dropped before parsing.
public enum HTMLAttribute: UInt8, Sendable, CaseIterable {
    case id, `class`, name, property, itemprop, content, rel, datetime, lang, role
    /// Of `<link>` only.
    case href
    /// Of `<script>` only.
    case type

    /// The attribute as pages write it, in lower case.
    var spelling: String { "\(self)" }
}
