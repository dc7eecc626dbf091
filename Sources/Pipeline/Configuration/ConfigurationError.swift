/// Everything that is wrong with a `pipeline.json`, at once.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    /// One problem: where, what is allowed, what was found, and a hint.
    public struct Problem: Sendable, Equatable {
        /// The key path: `classify.topics[2].id`. Empty for a problem with the file itself.
        public let key: String
        public let place: JSONPlace?
        public let message: String

        public init(key: String, place: JSONPlace? = nil, message: String) {
            self.key = key
            self.place = place
            self.message = message
        }
    }

    /// The file's path as it was given.
    public let file: String
    public let problems: [Problem]

    public init(file: String, problems: [Problem]) {
        self.file = file
        self.problems = problems
    }

    public var description: String {
        let count = problems.count == 1 ? "a problem" : "\(problems.count) problems"
        let lines = problems.map { problem in
            let place = problem.place.map { "\(file):\($0.line):\($0.column): " } ?? ""
            return "  " + place + (problem.key.isEmpty ? "" : problem.key + ": ") + problem.message
        }
        return (["\(file) has \(count); nothing was run"] + lines).joined(separator: "\n")
    }
}
