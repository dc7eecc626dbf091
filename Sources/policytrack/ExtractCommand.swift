import ArgumentParser
import Pipeline
import PipelineModel
import SystemPackage

extension Policytrack {
    /// `policytrack extract`
    struct Extract: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "extract",
            abstract: "Print the article of each page as a JSON line; the warehouse stays as it is.",
            discussion: """
                Takes files and folders (with all below them, by name) and prints one row a page in the order given, \
                with the keys that 'policytrack run' would write; 'run' and 'ingested_at' are null. For a page that gives \
                no article the line has 'refused' with the reason, or 'failed', and 'detail'. A web archive gives a line for \
                each of its pages; for 'policytrack run', 'policytrack unpack' parts it.

                Exit status: 0 done, 65 a path does not exist, 78 bad configuration.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Option(help: "The stage after which to stop: extract, normalise or classify.")
        var stage = LastStage.classify
        @Argument(help: "Pages, or folders of pages.")
        var paths: [String]

        func run() throws {
            let configuration = try shared.configurationOrDefault()
            let pages = SavedPages(configuration: configuration)
            let rows = try PageRows(configuration: configuration, through: stage.through)
            var output = LineSink()
            defer { output.flush() }
            for path in try pages.files(under: paths) {
                do {
                    for page in pages.pages(in: try pages.file(at: path)) { output.append(rows.line(for: page)) }
                } catch let error as RunError {
                    let name = PageName(bytes: Array((path.lastComponent?.string ?? "").utf8))
                    output.append(PageRows.line(forUnreadable: name, error.message))
                }
            }
        }
    }

    /// A stage to stop after, as it is typed.
    enum LastStage: String, ExpressibleByArgument, CaseIterable {
        case extract, normalise, classify

        var through: PageRows.Through {
            switch self {
            case .extract: .extract
            case .normalise: .normalise
            case .classify: .classify
            }
        }
    }
}
