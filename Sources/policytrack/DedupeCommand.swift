import ArgumentParser
import Pipeline

extension Policytrack {
    /// Names for each text the earlier one that it repeats.
    struct Dedupe: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dedupe",
            abstract: "Name for each text the earlier one that it repeats.",
            discussion: """
                Reads JSON lines {"id", "text"} from standard input and answers each, in the same order, with a line \
                {"id", "duplicate_of", "kind", "similarity", "related"} on standard output.

                duplicate_of is the id of the first text seen of which this one is a copy, null where it is new. kind is \
                "exact", "near" or "contained"; "revision" where a figure was corrected: then duplicate_of is null and \
                the corrected text comes first in related. related names texts that share passages.

                With --index, texts are compared with those of earlier calls too.
                """
        )

        @Option(
            help: ArgumentHelp(
                "A folder that keeps what was seen from call to call; made where it is missing.", valueName: "folder"))
        var index: String?

        @OptionGroup var shared: ConfigurationOption

        func run() throws {
            try DedupeFilter(configuration: try shared.configurationOrDefault()).run(index: index)
        }
    }
}
