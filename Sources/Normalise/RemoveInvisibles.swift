internal import HanText

/// Takes characters out that no reader sees: zero-width ones, bidi controls and control characters in Chinese text, and
/// private-use characters where a page is flooded with them (icon fonts, disguise).
///
/// A page with letters that need joiners or run from right to left keeps them all, as does an emoji its joiner.
struct RemoveInvisibles {
    /// A private-use character may stand for a rare one that an old font had; more than 2 in 100 characters do not.
    private static let floodPercent = 2

    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            let (hasHan, needsControls, isFlooded) = Self.census(of: text)
            guard hasHan else { return bytes }
            var result: [UInt8] = []
            result.reserveCapacity(text.count)
            var invisible = 0
            var privateUse = 0
            var previous: UInt32 = 0
            var index = 0
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                if !needsControls, Self.isInvisible(scalar),
                    !(scalar == 0x200D && previous >= 0x2600 && previous != 0xFEFF && !Self.isHan(previous))
                {
                    invisible += 1
                } else if isFlooded, Self.isPrivate(scalar) {
                    privateUse += 1
                } else {
                    result.append(contentsOf: text[index..<index + width])
                    previous = scalar
                }
                index += width
            }
            repairs.count("invisible_characters", invisible)
            repairs.count("private_use_characters", privateUse)
            return result
        }
    }

    private static func census(of text: UnsafeBufferPointer<UInt8>) -> (
        hasHan: Bool, needsControls: Bool, isFlooded: Bool
    ) {
        var characters = 0
        var privateUse = 0
        var hasHan = false
        var needsControls = false
        var index = 0
        while index < text.count {
            let (scalar, width) = text.scalar(at: index)
            index += width
            characters += 1
            if isPrivate(scalar) { privateUse += 1 }
            if isHan(scalar) { hasHan = true }
            // Hebrew to the scripts of South Asia and Mongolian.
            if scalar >= 0x0590 && scalar < 0x1000 || scalar >= 0x1800 && scalar < 0x18B0 { needsControls = true }
        }
        return (hasHan, needsControls, privateUse * 100 > characters * floodPercent)
    }

    private static func isHan(_ scalar: UInt32) -> Bool { ScalarKind(of: scalar).contains(.han) }

    private static func isPrivate(_ scalar: UInt32) -> Bool { scalar >= 0xE000 && scalar <= 0xF8FF }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...8, 0xB, 0xC, 0xE...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD: true
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }
}
