internal import HanText

/// Gives letters back that some sites replace by Han characters of a fixed table: `鲍罢贵-8` is `UTF-8`.
///
/// All of these characters are also in genuine use (飞虫5只), so only runs are taken that no text has: characters before a
/// digit, or `-` and a digit, no two of which make a pair of the general counts or a word; at least three of them, or two
/// in each of two runs. Where a page has two such runs, a single character after a digit is taken too (`5骋`).
struct LetterDisguise {
    private static let capitals = Array("础叠颁顿贰贵骋贬滨闯碍尝惭狈翱笔蚕搁厂罢鲍痴奥齿驰窜".unicodeScalars.map(\.value))
    private static let smalls = Array("补产肠诲别蹿驳丑颈箩办濒尘苍辞辫辩谤蝉迟耻惫飞虫测锄".unicodeScalars.map(\.value))
    /// The letter of each character.
    private static let letters: [UInt32: UInt8] = {
        var letters: [UInt32: UInt8] = [:]
        for (index, scalar) in capitals.enumerated() { letters[scalar] = 0x41 + UInt8(index) }
        for (index, scalar) in smalls.enumerated() { letters[scalar] = 0x61 + UInt8(index) }
        return letters
    }()

    /// The letter that a character stands for; `nil` where it stands for none.
    static func letter(for scalar: UInt32) -> UInt8? { letters[scalar] }

    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            let runs = Self.runs(in: text)
            let sure = runs.filter { $0.count > 3 && Self.isOdd(text, $0) }
            guard sure.count > 1 || sure.contains(where: { $0.count > 6 }) else { return bytes }
            let taken =
                sure.count < 2
                ? sure : runs.filter { $0.count > 3 ? Self.isOdd(text, $0) : Self.followsDigit(text, $0) }
            var result: [UInt8] = []
            var index = 0
            for run in taken {
                result.append(contentsOf: text[index..<run.lowerBound])
                for place in stride(from: run.lowerBound, to: run.upperBound, by: 3) {
                    result.append(Self.letters[text.scalar(at: place).value] ?? 0x3F)
                }
                index = run.upperBound
            }
            result.append(contentsOf: text[index...])
            repairs.count("disguised_letters", taken.count)
            return result
        }
    }

    /// Runs of the table's characters beside a digit, or `-` and a digit.
    private static func runs(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, case let (scalar, width) = text.scalar(at: index), letters[scalar] != nil {
                index += width
            }
            guard index > start else {
                index += text.scalar(at: index).width
                continue
            }
            if followsDigit(text, start..<index) || precedesDigit(text, start..<index) { runs.append(start..<index) }
        }
        return runs
    }

    private static func followsDigit(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Bool {
        run.lowerBound > 0 && isDigit(text[run.lowerBound - 1])
    }

    private static func precedesDigit(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Bool {
        var next = run.upperBound
        if next < text.count, text[next] == 0x2D { next += 1 }
        return next < text.count && isDigit(text[next])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Whether no two characters of a run stand together in texts.
    private static func isOdd(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Bool {
        let counts = CharacterPairs.shared
        let scalars = stride(from: run.lowerBound, to: run.upperBound, by: 3).map { text.scalar(at: $0).value }
        return zip(scalars, scalars.dropFirst()).allSatisfy { first, second in
            !counts.has(counts.rank(of: first), counts.rank(of: second)) && !CommonWords.shared.has(first, second)
        }
    }
}
