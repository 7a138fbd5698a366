import Accounts
import Testing

/// Runs `body`, which must be refused by a plan or cap with this code, and hands back the error.
@discardableResult
func expectRefusal(
    _ code: AllowanceError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> AllowanceError? {
    let error = await #expect(throws: AllowanceError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    return error
}

/// Runs `body`, which must fail to authenticate with this code.
func expectUnauthenticated(
    _ code: AuthenticationError.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    let error = await #expect(throws: AuthenticationError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
}
