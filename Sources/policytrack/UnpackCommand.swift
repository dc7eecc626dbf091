import ArgumentParser
import Pipeline
import SystemPackage

extension Policytrack {
    /// `policytrack unpack`
    struct Unpack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unpack",
            abstract: "Part web archives (WARC) into pages, in the inbox.",
            discussion: """
                Reads archives of any size, plain or gzip, and writes each page in them to the inbox as NAME-0000012.warc, \
                for the twelfth record, with where and when it was fetched. The archives stay as they are. Unpacking one again \
                does no harm: 'policytrack run' knows pages that it has seen.

                Exit status: 0 done, 65 an archive is missing, damaged, or holds a page that is too large, 74 disk, 78 bad \
                configuration.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Argument(help: ArgumentHelp("Archives.", valueName: "archive"))
        var archives: [String]

        func run() throws {
            let unpacker = ArchiveUnpacker(project: try shared.project())
            var isWhole = true
            for archive in archives {
                let report = try unpacker.unpack(FilePath(archive))
                let known = report.known == 0 ? "" : ", \(report.known) of them there before"
                print(
                    "\(TerminalText.escape(archive)): \(report.written + report.known) pages in \(report.records) records\(known)"
                )
                for (number, bytes) in report.tooLarge {
                    isWhole = false
                    StandardError.write(
                        "policytrack: \(TerminalText.escape(archive)), record \(number): \(bytes) bytes are more than a page may have; see "
                            + "ingest.maximumPageBytes\n")
                }
            }
            if !isWhole { throw ExitCode(ExitStatus.data.rawValue) }
        }
    }
}
