import Jobs

/// A handler that does what a test says.
struct ClosureHandler: RunHandler {
    let body: @Sendable (Lease) async -> RunOutcome

    /// Takes what to do.
    init(_ body: @escaping @Sendable (Lease) async -> RunOutcome) {
        self.body = body
    }

    func perform(_ lease: Lease) async -> RunOutcome { await body(lease) }
}
