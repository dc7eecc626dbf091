internal import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with `pattern`, letters of either case.
    ///
    /// - Parameter pattern: ASCII in lower case.
    func begins(with pattern: StaticString) -> Bool { matches(pattern, at: 0) }

    /// Whether `pattern` (ASCII, lower case) stands at `index`, letters of either case.
    func matches(_ pattern: StaticString, at index: Int) -> Bool {
        guard index + pattern.utf8CodeUnitCount <= count else { return false }
        return pattern.withUTF8Buffer { pattern in
            for (offset, expected) in pattern.enumerated() where self[index + offset].lowercasedASCII != expected {
                return false
            }
            return true
        }
    }

    /// The index of the first `byte` from `start` (0...count) on; `nil` where there is none.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard let baseAddress, start < count else { return nil }
        let found = memchr(baseAddress + start, Int32(byte), count - start)
        return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(baseAddress) }
    }

    /// The index behind the first `pattern` from `start` on, letters of either case; `nil` where there is none.
    ///
    /// - Parameter pattern: ASCII in lower case.
    func end(of pattern: StaticString, from start: Int = 0) -> Int? {
        let last = count - pattern.utf8CodeUnitCount
        let first = pattern.utf8Start.pointee
        var index = start
        while index <= last {
            if !first.isLetterASCII {
                guard let next = self.index(of: first, from: index), next <= last else { return nil }
                index = next
            }
            if self[index].lowercasedASCII == first, matches(pattern, at: index) {
                return index + pattern.utf8CodeUnitCount
            }
            index += 1
        }
        return nil
    }
}

extension UInt8 {
    /// The byte with `A` to `Z` as `a` to `z`.
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    /// Whether it is a letter of ASCII.
    var isLetterASCII: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// Space, tab, line feed, form feed or carriage return.
    var isSpaceASCII: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
