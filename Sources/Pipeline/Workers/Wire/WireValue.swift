/// A value that a worker's answer is made of: what ``write(to:)`` writes, ``init(from:)`` reads.
///
/// Both ends are the same program, so nothing says which field comes next. JSON between them had been a sixth of a run.
protocol WireValue {
    func write(to wire: inout WireWriter)

    /// - Throws: ``WireReader/Malformed`` where the bytes are not those of such a value. A worker that a page has taken over
    ///   may write anything.
    init(from wire: inout WireReader) throws(WireReader.Malformed)
}

extension Int: WireValue {
    func write(to wire: inout WireWriter) { wire.append(UInt64(bitPattern: Int64(self))) }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self = Int(Int64(bitPattern: try wire.number()))
    }
}

extension Double: WireValue {
    func write(to wire: inout WireWriter) { wire.append(bitPattern) }

    init(from wire: inout WireReader) throws(WireReader.Malformed) { self.init(bitPattern: try wire.number()) }
}

extension Bool: WireValue {
    func write(to wire: inout WireWriter) { wire.append(choice: self ? 1 : 0) }

    init(from wire: inout WireReader) throws(WireReader.Malformed) { self = try wire.choice(of: 2) == 1 }
}

extension String: WireValue {
    func write(to wire: inout WireWriter) {
        var text = self
        text.withUTF8 { wire.append($0) }
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        guard let text = String(validating: try wire.bytes(), as: UTF8.self) else { throw WireReader.Malformed() }
        self = text
    }
}

extension Optional: WireValue where Wrapped: WireValue {
    func write(to wire: inout WireWriter) {
        (self != nil).write(to: &wire)
        self?.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self = try wire.choice(of: 2) == 1 ? try Wrapped(from: &wire) : nil
    }
}

extension Array: WireValue where Element: WireValue {
    func write(to wire: inout WireWriter) {
        wire.append(count: count)
        for element in self { element.write(to: &wire) }
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self = []
        for _ in 0..<(try wire.count()) { append(try Element(from: &wire)) }
    }
}

extension Dictionary: WireValue where Key == String, Value: WireValue {
    func write(to wire: inout WireWriter) {
        wire.append(count: count)
        for (key, value) in self {
            key.write(to: &wire)
            value.write(to: &wire)
        }
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self = [:]
        for _ in 0..<(try wire.count()) {
            let key = try String(from: &wire)
            self[key] = try Value(from: &wire)
        }
    }
}

extension WireValue where Self: RawRepresentable<String> {
    func write(to wire: inout WireWriter) { rawValue.write(to: &wire) }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        guard let value = Self(rawValue: try String(from: &wire)) else { throw WireReader.Malformed() }
        self = value
    }
}
