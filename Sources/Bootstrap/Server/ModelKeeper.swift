import ServiceLifecycle

/// Stops the models' servers and connections after everything that uses them has ended.
struct ModelKeeper: Service {
    let racks: ModelRacks

    /// Waits for the end of the process.
    func run() async throws {
        // Throws where the task is cancelled instead, which is an end as well.
        try? await gracefulShutdown()
        await racks.shutdown()
    }
}
