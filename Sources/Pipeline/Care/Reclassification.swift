internal import Classify
internal import HanText
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// Files the articles of the warehouse again, by the topics as they are configured now; no page is needed.
///
/// Part by part: rows that stay are written anew in their part, rows that move are added to the partition they belong to
/// now, and one commit makes both true. What a part holds afterwards is filed as configured, so that a killed
/// reclassification is finished by another one, and gives the same warehouse. While a part is published, a reader may see a
/// moved row twice, never not at all.
public struct Reclassification {
    private let project: Project
    private let options: RunOptions
    private let isDry: Bool

    /// - Parameter dryRun: Whether only to tell what would change.
    public init(_ project: Project, dryRun: Bool = false, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
        isDry = dryRun
    }

    /// Cost: reads all articles; writes the parts that change, and the ends of the partitions that rows move to.
    ///
    /// - Throws: `RunError` where another run holds the lock, the disk fails, or a part is not as it was stored.
    public func run() throws -> ReclassifyReport {
        let classifier = try TopicClassifier(options: project.configuration.classify)
        return try CareSession.open(project, options: options) { session in
            var report = ReclassifyReport()
            report.dryRun = isDry
            if isDry {
                try refileAll(classifier, session, &report)
            } else {
                try session.change { try refileAll(classifier, session, &report) }
            }
            return report
        }
    }

    private func refileAll(
        _ classifier: TopicClassifier, _ session: CareSession, _ report: inout ReclassifyReport
    ) throws {
        for partition in try session.ledger.partitions() where partition.path.hasPrefix("articles/") {
            try refile(partition.path, classifier, session, &report)
        }
    }

    /// Refiles the parts that a partition has now; rows that come to it meanwhile are filed already.
    private func refile(
        _ partition: String, _ classifier: TopicClassifier, _ session: CareSession, _ report: inout ReclassifyReport
    ) throws {
        var parts: [PartRecord] = []
        try session.ledger.forEachPart { if $0.partition == partition { parts.append($0) } }
        for part in parts.sorted(by: { $0.part < $1.part }) {
            var known: PartRecord? = part
            while let record = known {
                var pass = PartRefiling(record, session: session, classifier: classifier)
                let isWhole = try pass.read(writing: !isDry)
                report.add(pass, isWhole: isWhole)
                if !isDry { try pass.commit(batch: report.commits) }
                known = isWhole ? nil : try session.ledger.part(record.number)
            }
        }
    }
}
