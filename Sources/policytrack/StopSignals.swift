import Glibc

/// SIGINT and SIGTERM, taken down to be asked for: a run ends at the next page.
///
/// Should that take longer than two seconds, the process is ended by an alarm, which is no worse than being killed: the
/// next run sets it right.
struct StopSignals: Sendable {
    private static let seconds: UInt32 = 2

    /// Begins to listen. There is one for the process.
    init() {
        // Who started us may have blocked signals, which is inherited.
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in [SIGINT, SIGTERM, SIGALRM] { sigaddset(&awaited, number) }
        pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                receivedSignal = number
                alarm(StopSignals.seconds)
            }
        }
    }

    /// The signal that came; `nil` where none did.
    var received: Int32? { receivedSignal == 0 ? nil : receivedSignal }
}

// A word that the handler only writes and the program only reads: torn reads cannot occur, and a late one only costs a page.
private nonisolated(unsafe) var receivedSignal: sig_atomic_t = 0
