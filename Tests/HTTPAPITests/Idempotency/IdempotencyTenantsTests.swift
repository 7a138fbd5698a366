import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import SQLiteStorage
import StoryDomain
import TestSupport
import Testing

@Suite struct IdempotencyTenantsTests {
    @Test func `the same key of two users is two keys, and neither is given the other's answer`() async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.path(of: "test.sqlite"))
        defer { try? database.close() }
        var sample = SampleServer()
        sample.doors.idempotency = IdempotencyBook(database: database)
        try await sample.application.test(.router) { client in
            let key: HTTPFields = [.idempotencyKey: "k1"]
            let body = #"{"title":"mine"}"#
            let first = try await client.send(.post, "/api/v1/notes", body, headers: key)
            let other = try await client.send(.post, "/api/v1/notes", body, as: "other", headers: key)
            #expect(first.status == .created && other.status == .created)
            #expect(other.headers[.idempotencyReplayed] == nil)
            #expect(other.text != first.text)
        }
    }
}
