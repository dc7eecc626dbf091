/// What an inbox passed over, by kind.
public struct InboxTally: Sendable, Equatable {
    /// Why an entry is none of our business.
    public enum Ignored: String, Sendable, Codable, CaseIterable {
        /// A name that browsers, editors and systems give to what is no page, or not yet one.
        case name
        case folder
        case symbolicLink = "symbolic-link"
        /// A pipe, a socket or a device.
        case special
    }

    /// Why a file stays for a later run.
    public enum Left: String, Sendable, Codable, CaseIterable {
        /// It changed between two looks, or while it was read.
        case changing
        /// A program has it open for writing.
        case beingWritten = "being-written"
        /// It has no bytes yet; after a day it is taken, and refused.
        case empty
    }

    public internal(set) var ignored: [Ignored: Int] = [:]
    public internal(set) var left: [Left: Int] = [:]
    /// Files that were gone when they were to be read.
    public internal(set) var vanished = 0
}
