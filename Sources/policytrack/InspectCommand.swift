import ArgumentParser
import Pipeline
import PipelineModel

extension Policytrack {
    /// `policytrack inspect`
    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "inspect",
            abstract: "Look into the warehouse: partitions, runs, one article, reprints.",
            discussion: """
                Reads the ledger only and changes nothing; a run may go on meanwhile. --json prints JSON lines.

                Exit status: 0 done, 65 nothing was run yet or there is no such article, 78 configuration.
                """,
            subcommands: [Partitions.self, Runs.self, Article.self, Reprints.self],
            defaultSubcommand: Partitions.self)
    }
}

extension Policytrack.Inspect {
    /// What the questions share.
    struct Question: ParsableArguments {
        @OptionGroup var shared: ConfigurationOption
        @Flag(help: "Print JSON lines.")
        var json = false

        func inspector() throws -> WarehouseInspector { try WarehouseInspector(try shared.project()) }

        /// Prints one line a value: JSON where it was asked for, otherwise the cells of a table.
        func print<Value: Encodable>(_ values: [Value], _ heading: [String], _ cells: (Value) -> [String]) throws {
            guard !json else { return try values.forEach { Swift.print(try JSONText($0)) } }
            Swift.print(TextTable(heading: heading, rows: values.map(cells)))
        }
    }

    /// `policytrack inspect partitions`
    struct Partitions: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "partitions", abstract: "The partitions with their rows, parts and bytes.")
        @OptionGroup var question: Question

        func run() throws {
            let partitions = try question.inspector().partitions()
            try question.print(partitions, ["table", "topic", "month", "rows", "parts", "bytes"]) {
                [$0.table, $0.topic ?? "", $0.month, "\($0.rows)", "\($0.parts)", "\($0.bytes)"]
            }
        }
    }

    /// `policytrack inspect runs`
    struct Runs: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "runs", abstract: "The last runs and what they did.")
        @OptionGroup var question: Question
        @Option(help: "Runs to show at most.")
        var limit = 20

        func run() throws {
            let runs = try question.inspector().runs(limit: limit)
            try question.print(
                runs, ["run", "started", "pages", "articles", "reprints", "seen", "quarantined", "seconds"]
            ) { run in
                guard let report = run.report else { return [run.run, run.started, "killed"] }
                let counts = [report.pages, report.articles, report.reprints, report.seen, report.quarantined]
                return [run.run, run.started] + counts.map(String.init) + ["\(report.seconds)"]
            }
        }
    }

    /// `policytrack inspect article`
    struct Article: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "article",
            abstract: "The row of one article, as it stands in the warehouse.")
        @OptionGroup var shared: ConfigurationOption
        @Argument(help: "The article's id, or its first digits.")
        var id: String

        func run() throws {
            var output = LineSink()
            defer { output.flush() }
            output.append(try WarehouseInspector(try shared.project()).row(of: id))
        }
    }

    /// `policytrack inspect reprints`
    struct Reprints: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reprints",
            abstract: "Who repeated an article, and when; without an id, what was reprinted most.")
        @OptionGroup var question: Question
        @Argument(help: "The article's id, or its first digits.")
        var id: String?
        @Option(help: "What reprints are counted by: article, source or day.")
        var by = Grouping.article
        @Option(help: "Lines to show at most, where no id is given.")
        var limit = 20

        func run() throws {
            let inspector = try question.inspector()
            guard let id else {
                let totals = try inspector.reprintCounts(by: by.grouping, limit: limit)
                return try question.print(totals, ["reprints", by.rawValue, "first", "last", "title"]) {
                    ["\($0.reprints)", $0.name ?? "(none)", $0.first ?? "", $0.last ?? "", $0.title ?? ""]
                }
            }
            let chain = try inspector.reprints(of: id)
            guard !question.json else { return print(try JSONText(chain)) }
            print(TerminalText.escape("\(chain.id)  \(chain.title ?? "(no title)")"))
            print(
                "  first seen \(chain.firstSeen ?? "unknown"), earliest claimed day \(chain.earliestClaimed ?? "none")")
            print(
                TerminalText.escape(
                    "  \(chain.reprints.count) reprints, \(chain.sources.count) sources, \(chain.days.count) days"))
            try question.print(chain.reprints, ["published", "kind", "similarity", "source", "title"]) {
                [$0.published ?? "", $0.kind, "\($0.similarity)", $0.source ?? "", $0.title ?? ""]
            }
        }

        /// What reprints are counted by, as it is typed.
        enum Grouping: String, ExpressibleByArgument, CaseIterable {
            case article, source, day

            var grouping: ReprintChain.Grouping {
                switch self {
                case .article: .article
                case .source: .source
                case .day: .day
                }
            }
        }
    }
}
