internal import PipelineModel

/// One step of the extraction: looks at the draft and adds what it found.
protocol Pass: Sendable {
    func run(_ draft: inout Draft, _ notes: inout Notes)
}

/// What the passes report, for `policytrack explain`; nothing is kept, nor made, unless it is asked for.
struct Notes {
    private(set) var pages: [PassNote] = []
    private var lines: [String] = []
    private let isKept: Bool

    init(isKept: Bool) { self.isKept = isKept }

    mutating func add(_ line: @autoclosure () -> String) {
        if isKept { lines.append(line()) }
    }

    /// Runs one pass and files what it reports under its name.
    mutating func run(_ pass: any Pass, on draft: inout Draft) {
        pass.run(&draft, &self)
        guard isKept else { return }
        pages.append(PassNote(.extract, pass: "\(type(of: pass))", lines: lines))
        lines = []
    }
}
