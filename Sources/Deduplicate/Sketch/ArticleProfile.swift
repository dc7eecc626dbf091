/// What an article is compared by: the part of a sketch that the index keeps for each article.
struct ArticleProfile: Sendable, Equatable {
    /// Letters, digits and Han characters of the running text.
    let length: Int
    let shingles: ShingleSample
    let facts: FactSheet
    /// Hashes of the first sentences, in their order.
    let leads: [UInt16]
    /// How many sentence keys it has.
    let sentences: Int

    init(length: Int, shingles: ShingleSample, facts: FactSheet, leads: [UInt16], sentences: Int) {
        self.length = length
        self.shingles = shingles
        self.facts = facts
        self.leads = leads
        self.sentences = sentences
    }

    func write(to writer: inout ByteWriter) {
        writer.appendVariable(UInt64(length))
        writer.append(UInt8(sentences))
        writer.append(UInt8(leads.count))
        for lead in leads { writer.append16(lead) }
        writer.append(facts.level)
        writer.append(UInt8(facts.facts.count))
        for fact in facts.facts {
            writer.append16(fact.slot)
            writer.append16(fact.value)
        }
        writer.append(shingles.level)
        writer.append(UInt8(shingles.hashes.count))
        writer.appendRising(shingles.hashes, lowBits: Self.lowBits(shingles.level, shingles.hashes.count))
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        length = Int(truncatingIfNeeded: try reader.variable())
        sentences = Int(try reader.byte())
        var leads: [UInt16] = []
        for _ in 0..<(try reader.byte()) { leads.append(try reader.number16()) }
        self.leads = leads
        let factLevel = try reader.byte()
        var facts: [Fact] = []
        for _ in 0..<(try reader.byte()) {
            facts.append(Fact(slot: try reader.number16(), value: try reader.number16()))
        }
        self.facts = FactSheet(facts: facts, level: Swift.min(factLevel, 15))
        let level = try reader.byte()
        let count = Int(try reader.byte())
        guard level <= ShingleSample.hashBits else { throw ByteReader.Malformed() }
        shingles = ShingleSample(hashes: try reader.rising(count, lowBits: Self.lowBits(level, count)), level: level)
    }

    /// The shingles of the profile that `reader` reads next. Cost: passes over what stands before them.
    static func shingles(in reader: inout ByteReader) throws(ByteReader.Malformed) -> StoredSample {
        _ = try reader.variable()
        _ = try reader.byte()
        _ = try reader.slice(2 * Int(try reader.byte()))
        _ = try reader.byte()
        _ = try reader.slice(4 * Int(try reader.byte()))
        let level = try reader.byte()
        let count = Int(try reader.byte())
        guard level <= ShingleSample.hashBits else { throw ByteReader.Malformed() }
        return StoredSample(
            level: level, count: count, numbers: RisingReader(reader.rest, lowBits: lowBits(level, count)))
    }

    /// Plain bits of a Rice code for `count` numbers spread over the range at `level`: the logarithm of their mean distance.
    private static func lowBits(_ level: UInt8, _ count: Int) -> UInt8 {
        let distance = ShingleSample.limit(at: level) / UInt32(Swift.max(count, 1))
        return UInt8(31 - Swift.max(distance, 1).leadingZeroBitCount)
    }
}
