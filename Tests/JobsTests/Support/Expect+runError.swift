import Jobs
import Testing

/// Runs `body`, which must fail with this error.
func expect(
    _ error: RunError, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    await #expect(throws: error, sourceLocation: sourceLocation) { try await body() }
}
