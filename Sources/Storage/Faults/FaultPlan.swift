public import SystemPackage

/// What a ``FailingStore`` does to the operations it counts, the first of which is number 0.
public enum FaultPlan: Sendable, Equatable {
    /// Every operation is carried out.
    case none
    /// Operation `number` fails with `errno`, later ones are carried out.
    case fail(at: Int, Errno)
    /// Operation `number` and all later ones fail with `errno`, as on a full disk.
    case failFrom(Int, Errno)
    /// Operation `number` and all later ones throw ``StorageError/Cause/stopped``, and the locks taken are given back:
    /// as if the program had been killed.
    case stop(at: Int)

    /// Why operation `number` is not to be carried out; `nil` where it is.
    func cause(at number: Int) -> StorageError.Cause? {
        switch self {
        case .fail(let failing, let errno) where number == failing: .system(errno)
        case .failFrom(let first, let errno) where number >= first: .system(errno)
        case .stop(let last) where number >= last: .stopped
        default: nil
        }
    }
}
