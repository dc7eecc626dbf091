/// What the farms do that edit the bytes of a page: unlike the disguise that the corpus plants, it tears characters.
///
/// Written apart from the model that `Normalise` checks its repairs by.
public enum ByteFarm {
    /// `text` in Traditional characters and GBK, with the reading after the two bytes of each character of the farm's table
    /// wherever they stand, cut at full-width commas, exclamation and question marks, and decoded piece by piece.
    ///
    /// Characters that GBK has not come out as entities.
    public static func disguised(_ text: String) -> String {
        var bytes = encoder.encode(Script.traditional(text))
        for (code, gloss) in glosses { bytes = insert(gloss, after: code, in: bytes) }
        var disguised = String.UnicodeScalarView()
        var start = 0
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == 0xA3, [0xAC, 0xA1, 0xBF].contains(bytes[index + 1]) else {
                index += 1
                continue
            }
            decode(bytes[start..<index], into: &disguised)
            decode(bytes[index..<index + 2], into: &disguised)
            index += 2
            start = index
        }
        decode(bytes[start...], into: &disguised)
        return String(disguised)
    }

    private static var encoder: TextEncoder { TextEncoder("GBK") }

    /// The table in the order of its codes, each with its gloss.
    private static let glosses: [(code: [UInt8], gloss: [UInt8])] = {
        let encoder = Self.encoder
        return Script.readings.map { (encoder.encode(String($0.key)), encoder.encode("(\($0.value))")) }
            .filter { $0.0.count == 2 }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }()

    /// The scalar of each double byte, by its code.
    private static let scalars: [UInt16: Unicode.Scalar] = {
        let encoder = Self.encoder
        var scalars: [UInt16: Unicode.Scalar] = [:]
        for value in UInt32(0xA0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value), !(0xE000...0xF8FF).contains(value) else { continue }
            let bytes = encoder.encode(String(scalar))
            if bytes.count == 2 { scalars[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = scalar }
        }
        return scalars
    }()

    private static func insert(_ gloss: [UInt8], after code: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            if bytes[index] == code[0], index + 1 < bytes.count, bytes[index + 1] == code[1] {
                result.append(code[1])
                result += gloss
                index += 1
            }
            index += 1
        }
        return result
    }

    private static func decode(_ bytes: ArraySlice<UInt8>, into text: inout String.UnicodeScalarView) {
        var rest = bytes
        while let first = rest.popFirst() {
            guard first >= 0x80 else {
                text.append(Unicode.Scalar(first))
                continue
            }
            let scalar = rest.popFirst().flatMap { scalars[UInt16(first) << 8 | UInt16($0)] }
            text.append(scalar ?? "?")
        }
    }
}
