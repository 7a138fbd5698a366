import Storage
import Testing

/// Runs `body`, which must fail with a `StorageError` of this code, and hands back the error.
@discardableResult
func expectStorageError(
    _ code: StorageError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> StorageError? {
    do {
        try await body()
        Issue.record("Nothing was thrown where \(code) was expected.", sourceLocation: sourceLocation)
    } catch let error as StorageError {
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("\(error) was thrown where \(code) was expected.", sourceLocation: sourceLocation)
    }
    return nil
}
