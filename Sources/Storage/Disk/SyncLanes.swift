internal import Dispatch
internal import Synchronization

/// Waits for the disk on several threads at once.
///
/// Those who wait together share a commit of the file system's journal and a flush of the disk's cache, which is nearly all
/// that a sync of a small file costs.
enum SyncLanes {
    /// Threads that wait, the caller's among them. 500 files of 20 kB on ext4 take 1.3 s one by one beside two busy cores,
    /// 0.9 s on 4 threads, 0.2 s on 16; with idle cores 8 are as good as 16.
    private static let count = 16

    private struct State {
        var next = 0
        /// The failure of the first item that failed, and its place.
        var failure: (place: Int, error: StorageError)?

        mutating func nextPlace(of count: Int) -> Int? {
            guard failure == nil, next < count else { return nil }
            defer { next += 1 }
            return next
        }

        mutating func note(_ error: StorageError, at place: Int) {
            if let failure, failure.place < place { return }
            failure = (place, error)
        }
    }

    /// Calls `body` once with each item, on several threads, and waits for all of them. After a failure no more items are
    /// begun.
    ///
    /// - Throws: The failure of the first of the items that failed.
    static func forEach<Item>(
        _ items: [Item], _ body: @escaping @Sendable (Item) throws(StorageError) -> Void
    ) throws(StorageError) {
        let state = Mutex(State())
        // Safe: each place is given out once, so that no item is used by two threads, and all of them end before this does.
        nonisolated(unsafe) let items = items
        @Sendable func serve() {
            while let place = state.withLock({ $0.nextPlace(of: items.count) }) {
                do throws(StorageError) { try body(items[place]) } catch {
                    state.withLock { $0.note(error, at: place) }
                }
            }
        }
        withoutActuallyEscaping(serve) { serve in
            let lanes = DispatchGroup()
            for lane in 1..<max(min(count, items.count), 1) {
                DispatchQueue(label: "sync-\(lane)").async(group: lanes) { serve() }
            }
            serve()
            lanes.wait()
        }
        if let failure = state.withLock({ $0.failure }) { throw failure.error }
    }
}
