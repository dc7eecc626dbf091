import ArgumentParser
import Pipeline
import PipelineModel

extension Policytrack {
    /// `policytrack quarantine`
    struct QuarantineCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quarantine",
            abstract: "List the pages that were refused, look at one, try them again or remove them.",
            discussion: """
                A page is named as 'quarantine list' shows it, with or without its reason: too-short/a.html. To see what \
                each stage made of it, run 'policytrack explain' on its path.

                Exit status: 0 done, 64 usage, 65 no page has that name, 74 disk, 75 another run holds the lock.
                """,
            subcommands: [List.self, Show.self, Retry.self, Drop.self])

        struct List: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list", abstract: "List the pages in quarantine.")

            @OptionGroup var shared: ConfigurationOption
            @Option(help: "Only pages refused for this reason.")
            var reason: String?
            @Flag(help: "Print JSON lines, one a page.")
            var json = false

            func run() throws {
                for page in try Quarantine(try shared.project()).pages(.init(reason: reason)) {
                    if json {
                        print(try JSONText(page))
                    } else {
                        let detail = page.note.map { ": \($0.detail)" } ?? ""
                        print(TerminalText.escape("\(page.reason)/\(page.name)\(detail)"))
                    }
                }
            }
        }

        struct Show: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "show",
                abstract: "Show why a page was refused, when and by which run.")

            @OptionGroup var shared: ConfigurationOption
            @Argument(help: "The page's name.")
            var name: String

            func run() throws {
                for page in try Quarantine(try shared.project()).pages(.init(names: [name])) {
                    var lines = [page.path, "  reason  \(page.reason)"]
                    if let note = page.note {
                        lines += [
                            "  detail  \(note.detail)", "  stage   \(note.stage.rawValue)", "  page    \(note.page)",
                            "  run     \(note.run), \(note.at)", "  sha256  \(note.sha256?.hex ?? "not read")",
                        ]
                    }
                    print(TerminalText.escape(lines.joined(separator: "\n")))
                }
            }
        }

        struct Retry: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "retry",
                abstract: "Put pages back in the inbox; without names, all of them.")

            @OptionGroup var shared: ConfigurationOption
            @Option(help: "Only pages refused for this reason.")
            var reason: String?
            @Argument(help: "Names of pages.")
            var names: [String] = []

            func run() throws {
                let selection = Quarantine.Selection(names: names, reason: reason)
                for place in try Quarantine(try shared.project()).retry(selection) { print(TerminalText.escape(place)) }
            }
        }

        struct Drop: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "drop", abstract: "Remove pages in quarantine for good.")

            @OptionGroup var shared: ConfigurationOption
            @Argument(help: "Names of pages.")
            var names: [String]

            func run() throws {
                for place in try Quarantine(try shared.project()).drop(.init(names: names)) {
                    print(TerminalText.escape("removed \(place)"))
                }
            }
        }
    }
}
