internal import Deduplicate
internal import PipelineModel

/// Carries out the commits of a run, one after the other, on a thread of their own while the next batch is placed: a commit
/// mostly waits for the disk.
final class CommitLane {
    /// What a commit did.
    struct Outcome: Sendable {
        /// What the run did to the pages whose outcome is durable since then.
        let tally: RunTally
        /// Pages that could not leave the inbox.
        let stayed: Int
        fileprivate let index: IndexManifest
    }

    private struct Commit: Sendable {
        let batch: RunBatch
        let index: IndexManifest
        let tally: RunTally
    }

    /// Commits that are done.
    private(set) var done = 0
    /// The content that the commit under way stores.
    private var storing: Set<Digest> = []
    private let finder: DuplicateFinder
    private let thread: OrderedPool<Commit, Result<Outcome, any Error>>

    /// - Parameter makeCommitter: Makes what commits, on the thread that does.
    init(finder: DuplicateFinder, makeCommitter: @escaping @Sendable () -> BatchCommitter) {
        self.finder = finder
        thread = OrderedPool(threads: 1, portion: 0, weight: { _ in 1 }) {
            let committer = makeCommitter()
            return { commits in commits.map { commit in Result { try Self.carryOut(commit, by: committer) } } }
        }
    }

    private static func carryOut(_ commit: Commit, by committer: BatchCommitter) throws -> Outcome {
        let stayed = try committer.commit(commit.batch, index: commit.index)
        return Outcome(tally: commit.tally, stayed: stayed, index: commit.index)
    }

    /// Begins a commit; the one before must be finished.
    ///
    /// - Parameter tally: What the run did to the pages whose outcome is durable once it is done.
    func begin(_ batch: RunBatch, tally: RunTally) throws {
        precondition(thread.inFlight == 0, "a commit is finished before the next one begins")
        storing = batch.stored
        thread.ask(Commit(batch: batch, index: try finder.stage(), tally: tally))
    }

    /// Whether ``finish()`` need not wait.
    var isReady: Bool { thread.isReady }

    /// Waits for the commit under way, if there is one.
    ///
    /// - Throws: What stopped the commit.
    func finish() throws -> Outcome? {
        guard let outcome = try thread.take()?.get() else { return nil }
        try finder.published(outcome.index)
        done += 1
        storing = []
        return outcome
    }

    /// Whether the commit under way stores this content.
    func isStoring(_ sha256: Digest) -> Bool { storing.contains(sha256) }

    /// Lets the thread end once a commit that it has begun is done.
    func close() { thread.close() }
}
