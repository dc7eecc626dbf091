internal import Glibc

/// A child could not be started.
struct SpawnError: Error, CustomStringConvertible {
    /// What was tried.
    let path: String
    /// The `errno` of what failed.
    let code: Int32
    var description: String { "\(path): \(String(cString: strerror(code)))" }
}

/// A child process of ours: its standard input and output are one socket, its standard error is another, which is read
/// once it ended. It inherits nothing else, neither open files nor our environment.
final class ChildProcess {
    /// How a child ended.
    struct End {
        /// The signal that ended it; `nil` where it ended by itself.
        let signal: Int32?
        let status: Int32
        /// What it was at: the name of its thread.
        let task: String
        /// The last line it wrote to standard error.
        let lastWords: String
    }

    let identifier: pid_t
    /// Our end of its standard input and output.
    let socket: Int32
    private let errors: Int32
    private var ended: End?

    /// - Parameter arguments: With the program's name, which comes first.
    init(path: String, arguments: [String]) throws(SpawnError) {
        let talk = try SocketPair(nonBlocking: false)
        defer { close(talk.its) }
        socket = talk.ours
        do throws(SpawnError) {
            // It must not wait for a reader of its last words, for there is none before it ended.
            let words = try SocketPair(nonBlocking: true)
            defer { close(words.its) }
            errors = words.ours
            do throws(SpawnError) {
                identifier = try Self.spawn(path, arguments, input: talk.its, errors: words.its)
            } catch {
                close(words.ours)
                throw error
            }
        } catch {
            close(talk.ours)
            throw error
        }
    }

    deinit { _ = end() }

    /// Ends the child, whatever it is at, and waits for that.
    func end() -> End {
        if let ended { return ended }
        // What it was at can be read until it is waited for, even where it ended before.
        kill(identifier, SIGKILL)
        let task = Self.threadName(of: identifier)
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        let end = End(
            signal: signal == 0 ? nil : signal, status: status >> 8 & 0xFF, task: task,
            lastWords: Self.text(from: errors).split(whereSeparator: \.isNewline).last.map(String.init) ?? "")
        close(socket)
        close(errors)
        ended = end
        return end
    }
}
