import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct ConventionTests {
    @Test func `each declared path answers other methods with 405 and Allow`() async throws {
        let sample = SampleServer()
        let routes = sample.groups.flatMap(\.routes)
        try await sample.application.test(.router) { client in
            for route in routes {
                let uri = route.path.description.replacing("{id}", with: "n1")
                // A literal piece wins over a value, so the template says which routes share a path.
                let known = Set(routes.filter { $0.path == route.path }.map(\.method))
                for method: HTTPRequest.Method? in [
                    .get, .post, .put, .patch, .delete, .options, .trace, HTTPRequest.Method("QUERY"),
                ] {
                    guard let method, !known.contains(method) else { continue }
                    let response = try await client.send(method, uri)
                    #expect(response.status == .methodNotAllowed, "\(method) \(uri)")
                    let allow = try #require(response.headers[.allow])
                    for one in known { #expect(allow.contains(one.rawValue)) }
                    #expect(allow.contains("HEAD") == known.contains(.get))
                }
            }
        }
    }

    @Test func `each body route refuses other types, broken JSON and too much`() async throws {
        let sample = SampleServer()
        try await sample.application.test(.router) { client in
            for route in sample.groups.flatMap(\.routes) where route.body != nil {
                let uri = route.path.description.replacing("{id}", with: "n1")
                let isSeed = uri.hasPrefix("/api/story")
                let forms = try await client.send(
                    route.method, uri, "a=1", headers: [.contentType: "application/x-www-form-urlencoded"])
                #expect(forms.status == .unsupportedMediaType)
                let latin = try await client.send(
                    route.method, uri, "{}", headers: [.contentType: "application/json; charset=latin1"])
                #expect(latin.status == .unsupportedMediaType)
                let broken = try await client.send(route.method, uri, "{\"title\":}", headers: [.ifMatch: "*"])
                #expect(broken.status == (isSeed ? .unprocessableContent : .badRequest))
                let deep = String(repeating: "[", count: 100_000)
                let nested = try await client.send(route.method, uri, deep, headers: [.ifMatch: "*"])
                #expect(nested.status == (isSeed ? .unprocessableContent : .badRequest))
                let large = String(repeating: " ", count: 1_048_577)
                #expect(try await client.send(route.method, uri, large).status == .contentTooLarge)
            }
        }
    }

    @Test func `unknown paths are problems, in the words of their group`() async throws {
        try await SampleServer().application.test(.router) { client in
            let ours = try await client.send(.get, "/api/v1/nothing?key=secret")
            #expect(ours.status == .notFound)
            #expect(ours.headers[.contentType] == "application/problem+json")
            #expect(try ours.json["type"] == "/problems/not-found")
            #expect(try ours.json["instance"] == .string("/requests/\(ours.headers[.requestID] ?? "")"))
            let seed = try await client.send(.get, "/api/story/nothing")
            #expect(seed.headers[.contentType] == "application/json")
            guard case .string = try seed.json["detail"] else { Issue.record("detail is no text"); return }
            for path in ["/api/v1/notes/%ff", "/api/v1/notes/a%2", "/api/v1/notes//events", "//", "/%00", ""] {
                #expect(try await client.send(.get, path).status == .notFound, "\(path)")
            }
        }
    }

    @Test func `a literal piece goes before a value, and values are decoded`() async throws {
        try await SampleServer().application.test(.router) { client in
            #expect(try await client.send(.get, "/api/v1/notes/all").status == .forbidden)
            let made = try await client.send(.post, "/api/v1/notes", #"{"title":"a"}"#)
            #expect(made.headers[.location] == "/api/v1/notes/n1")
            #expect(try await client.send(.get, "/api/v1/notes/%6E1").status == .ok)
            #expect(try await client.send(.get, "/api/v1/notes/n1/").status == .ok)
        }
    }

    @Test func `nobody passes without a key, nor beyond its scopes, nor to another's things`() async throws {
        try await SampleServer().application.test(.router) { client in
            let nobody = try await client.send(.get, "/api/v1/notes", as: nil)
            #expect(nobody.status == .unauthorized)
            #expect(nobody.headers[.wwwAuthenticate] == "Bearer")
            let seed = try await client.send(.post, "/api/story/faults", as: nil)
            #expect(try seed.json == ["detail": "Not authenticated"])
            #expect(try await client.send(.post, "/api/v1/notes", "{}", as: "reader").status == .forbidden)
            _ = try await client.send(.post, "/api/v1/notes", #"{"title":"a"}"#)
            #expect(try await client.send(.get, "/api/v1/notes/n1", as: "other").status == .notFound)
        }
    }

    @Test func `versions are told, compared and demanded`() async throws {
        try await SampleServer().application.test(.router) { client in
            _ = try await client.send(.post, "/api/v1/notes", #"{"title":"a"}"#)
            let path = "/api/v1/notes/n1"
            let read = try await client.send(.get, path)
            #expect(read.headers[.eTag] == "\"1\"")
            let known = try await client.send(.get, path, headers: [.ifNoneMatch: "\"0\", W/\"1\""])
            #expect(known.status == .notModified)
            #expect(known.headers[.contentLength] == nil)
            #expect(try await client.send(.patch, path, #"{"title":"b"}"#).status == .preconditionRequired)
            let stale = try await client.send(.patch, path, #"{"title":"b"}"#, headers: [.ifMatch: "W/\"1\""])
            #expect(stale.status == .preconditionFailed)
            let fresh = try await client.send(.patch, path, #"{"title":"b"}"#, headers: [.ifMatch: "\"1\""])
            #expect(fresh.headers[.eTag] == "\"2\"")
            let gone = try await client.send(.delete, path)
            #expect(gone.status == .noContent)
            #expect(gone.headers[.contentLength] == nil)
        }
    }
}
