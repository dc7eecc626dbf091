internal import HanText

/// Takes off the comma that some farms put before a stop.
struct SingleStops {
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var count = 0
        bytes.withUnsafeBufferPointer { text in
            var copied = 0
            var index = 0
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                let next = index + width
                if Stop.isComma(scalar), next < text.count, Stop.isDoubled(text.scalar(at: next).value) {
                    count += 1
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                    copied = next
                }
                index = next
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
        }
        repairs.count("doubled_stops", count)
        return result
    }
}
