internal import Ingest

/// All that it takes to start a worker for a run.
struct WorkerRecipe: Sendable {
    let program: WorkerProgram
    /// Bytes of address space a worker has for its pages.
    let memory: Int
    /// What it is sent first.
    let setup: [UInt8]

    init(_ program: WorkerProgram, configuration: PipelineConfiguration) throws {
        self.program = program
        memory = program.limits.memory(maximumPageBytes: configuration.ingest.maximumPageBytes)
        setup = try WorkerMessages.encode(WorkerMessages.Setup(configuration: configuration, memory: memory))
    }
}
