import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import HTTPAPI

@Suite struct OwnPagesTests {
    private static let note = #"{"title": "From elsewhere"}"#

    /// The answer to a request, and how many notes there are after it.
    private func sent(
        _ headers: HTTPFields, _ method: HTTPRequest.Method = .post, _ path: String = "/api/v1/notes",
        body: String? = Self.note, allowed: [String] = [], signIn: Bool = false
    ) async throws -> (status: Int, kind: String?, notes: Int) {
        let shelf = NoteShelf()
        var sample = SampleServer(groups: NoteRoutes.groups(shelf))
        sample.settings.answersOwnNameOnly = !signIn
        sample.settings.allowedOrigins = allowed
        return try await sample.application.test(.router) { client in
            var headers = headers
            headers[.authorization] = "Bearer writer"
            let answer = try await client.executeRequest(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
            var kind: String?
            if case .string(let uri)? = try? answer.json["type"] { kind = uri }
            let ann = try await SampleServer.authenticate("Bearer writer").user
            return (answer.status.code, kind, shelf.list(for: ann).count)
        }
    }

    /// The test client calls the server `localhost`.
    private static let json: HTTPFields = [.contentType: "application/json"]

    private static func foreign(_ pairs: [(HTTPField.Name, String)]) -> HTTPFields {
        var headers = json
        for (name, value) in pairs { headers[name] = value }
        return headers
    }

    @Test(
        arguments: [
            [(.origin, "http://elsewhere.example")], [(.origin, "null")], [(.secFetchSite, "cross-site")],
            [(.secFetchSite, "same-site")], [(.origin, "http://localhost:3000"), (.secFetchSite, "same-site")],
            [(.origin, "http://localhost"), (.secFetchSite, "cross-site")],
            [(.origin, "http://localhost.evil.example:8080"), (.secFetchSite, "same-origin")],
            [(.origin, "http://elsewhere.example"), (.contentType, "text/plain")],
        ] as [[(HTTPField.Name, String)]])
    func `a page of another origin makes nothing without sign-in`(headers: [(HTTPField.Name, String)]) async throws {
        let answer = try await sent(Self.foreign(headers))
        #expect(answer.status == 403)
        #expect(answer.kind == "/problems/foreign-page")
        #expect(answer.notes == 0)
    }

    @Test(arguments: [HTTPRequest.Method.put, .patch, .delete, .post])
    func `all methods that change something are refused, known path or not`(method: HTTPRequest.Method) async throws {
        for path in ["/api/v1/notes/1", "/api/story/tell", "/api/story/nothing", "/nowhere"] {
            let answer = try await sent(Self.foreign([(.origin, "null")]), method, path, body: nil)
            #expect(answer.status == 403, "\(path)")
        }
    }

    @Test(
        arguments: [
            [], [(.origin, "http://localhost"), (.secFetchSite, "same-origin")],
            [(.origin, "https://localhost")], [(.origin, "http://localhost:80")], [(.secFetchSite, "none")],
            [(.secFetchSite, "same-origin")],
        ] as [[(HTTPField.Name, String)]])
    func `the server's own pages and programs pass`(headers: [(HTTPField.Name, String)]) async throws {
        let answer = try await sent(Self.foreign(headers))
        #expect(answer.status == 201)
        #expect(answer.notes == 1)
    }

    @Test func `a configured origin passes, and no other one with it`() async throws {
        let page = "https://studio.example"
        let headers = Self.foreign([(.origin, page), (.secFetchSite, "cross-site")])
        #expect(try await sent(headers, allowed: [page]).status == 201)
        #expect(try await sent(headers, allowed: ["https://other.example"]).status == 403)
    }

    @Test func `reading is not refused, and with sign-in nothing is`() async throws {
        let headers = Self.foreign([(.origin, "http://elsewhere.example"), (.secFetchSite, "cross-site")])
        #expect(try await sent(headers, .get, body: nil).status == 200)
        #expect(try await sent(headers, signIn: true).status == 201)
    }

    @Test func `a body needs a type, an empty one does not`() async throws {
        let untyped: HTTPFields = [:]
        let answer = try await sent(untyped)
        #expect(answer.status == 415)
        #expect(answer.notes == 0)
        #expect(try await sent(untyped, .post, "/api/v1/faults", body: nil).status == 204)
        #expect(try await sent(untyped, .post, "/api/story/tell").status == 415)
    }
}
