internal import Glibc

/// Two ends of a socket, one for us and one for a child; neither is inherited by accident.
struct SocketPair {
    let ours: Int32
    let its: Int32

    init(nonBlocking: Bool) throws(SpawnError) {
        var ends: [Int32] = [-1, -1]
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | (nonBlocking ? SOCK_NONBLOCK.rawValue : 0)
        guard socketpair(AF_UNIX, Int32(type), 0, &ends) == 0 else { throw SpawnError(path: "a socket", code: errno) }
        ours = Self.aboveStandard(ends[0])
        its = Self.aboveStandard(ends[1])
    }

    /// The same end under a number of its own, where our program was started without standard input, output or error.
    private static func aboveStandard(_ descriptor: Int32) -> Int32 {
        guard descriptor <= STDERR_FILENO else { return descriptor }
        defer { close(descriptor) }
        return fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    }
}
