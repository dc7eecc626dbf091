internal import HanText

/// Takes off romanised glosses after Han characters.
struct StripGlosses {
    func apply(to bytes: [UInt8], repairs: inout [String: Int]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var count = 0
        bytes.withUnsafeBufferPointer { text in
            var index = 0
            var previous: UInt32 = 0
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                if scalar == 0x28, previous >= 0x3400, let end = Gloss.end(in: text, from: index) {
                    index = end
                    count += 1
                    continue
                }
                result.append(contentsOf: text[index..<index + width])
                previous = scalar
                index += width
            }
        }
        if count > 0 { repairs["glosses", default: 0] += count }
        return result
    }
}
