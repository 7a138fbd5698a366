import Accounts
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import InMemoryLogging
import Logging
import MetricsTestKit
import StoryDomain
import Testing

@Suite struct ObservationTests {
    @Test func `a request's id is the client's, if it can be one`() async throws {
        try await SampleServer().application.test(.router) { client in
            #expect(
                try await client.send(.get, "/livez", headers: [.requestID: "abc-1"]).headers[.requestID] == "abc-1")
            let bad = [String(repeating: "a", count: 129), "a b", "", "<x>"]
            for id in bad {
                let given = try #require(
                    try await client.send(.get, "/livez", headers: [.requestID: id]).headers[.requestID])
                #expect(given != id && given.count == 20)
            }
        }
    }

    @Test func `the log has one line for each request, and nothing of its query or body`() async throws {
        let log = InMemoryLogHandler()
        var sample = SampleServer()
        sample.logger = Logger(label: "test") { _ in log }
        try await sample.application.test(.router) { client in
            _ = try await client.send(
                .post, "/api/v1/notes?token=secret1", #"{"title":"secret2"}"#,
                headers: [
                    .requestID: "r1", .traceParent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                ])
            _ = try await client.send(.get, "/secret3/path")
            _ = try await client.send(.get, "/livez")
        }
        let entries = log.entries.filter { $0.message == "Request answered" }
        #expect(entries.count == 2)
        let first = try #require(entries.first).metadata
        #expect(first["route"] == "/api/v1/notes")
        #expect(first["status"] == "201")
        #expect(first["request_id"] == "r1")
        #expect(first["trace_id"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        for entry in log.entries { #expect(!"\(entry.message) \(entry.metadata)".contains("secret")) }
    }

    @Test func `an unknown error is logged with the request's id`() async throws {
        struct Odd: Error {}
        let log = InMemoryLogHandler()
        var sample = SampleServer(groups: NoteRoutes.groups(NoteShelf(), fail: { throw Odd() }))
        sample.logger = Logger(label: "test") { _ in log }
        try await sample.application.test(.router) { client in
            _ = try await client.send(.post, "/api/v1/faults", headers: [.requestID: "r1"])
        }
        let entry = try #require(log.entries.first { $0.message == "Request failed" })
        #expect(entry.level == .error)
        #expect(entry.metadata["request_id"] == "r1")
    }

    @Test func `requests are timed by method, route and status, of which there are few`() async throws {
        let metrics = TestMetrics()
        var sample = SampleServer()
        sample.metrics = metrics
        try await sample.application.test(.router) { client in
            for index in 0..<20 {
                _ = try await client.send(.get, "/api/v1/notes/n\(index)")
                _ = try await client.send(.get, "/made/up/\(index)")
                _ = try await client.send(try #require(HTTPRequest.Method("ODD\(index)")), "/livez")
            }
        }
        let timers = metrics.timers(label: "http.server.request.duration")
        #expect(timers.count == 3)
        #expect(timers.allSatisfy { $0.values.count == 20 })
        let labels = Set(timers.flatMap(\.dimensions).map { "\($0.0)=\($0.1)" })
        #expect(labels.contains("http.route=/api/v1/notes/{id}"))
        #expect(labels.contains("http.request.method=_OTHER") && labels.contains("url.scheme=http"))
        #expect(!labels.contains { $0.hasPrefix("error.type") })
        #expect(metrics.meters(label: "http.server.active_requests").first?.values.last == 0)
    }

    @Test func `what is left of a limit is told, and when there is more`() async throws {
        var sample = SampleServer()
        sample.doors.admit = { caller in
            RateVerdict(
                isAdmitted: caller.scopes.contains(.write), policy: "free", quota: 10, window: 60, remaining: 4,
                reset: 12)
        }
        try await sample.application.test(.router) { client in
            let passed = try await client.send(.get, "/api/v1/notes")
            #expect(passed.headers[.rateLimitPolicy] == "\"free\";q=10;w=60")
            #expect(passed.headers[.rateLimit] == "\"free\";r=4;t=12")
            let refused = try await client.send(.get, "/api/v1/notes", as: "reader")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "12")
            #expect(refused.headers[.rateLimit] != nil)
            #expect(try await client.send(.get, "/livez").headers[.rateLimit] == nil)
        }
    }

    @Test func `readiness asks all checks and tells no causes`() async throws {
        struct Odd: Error { let path = "/var/secret" }
        var sample = SampleServer()
        sample.checks = [Operations.Check("clock") {}, Operations.Check("database") { throw Odd() }]
        try await sample.application.test(.router) { client in
            let response = try await client.send(.get, "/readyz", as: nil)
            #expect(response.status == .serviceUnavailable)
            #expect(response.text == "[+] clock ok\n[-] database failed\nnot ready\n")
            #expect(try await client.send(.get, "/livez", as: nil).text == "ok\n")
            #expect(try await client.send(.get, "/metrics", as: nil).text == "up 1\n")
        }
    }

    @Test func `probes answer whatever type they name`() async throws {
        try await SampleServer().application.test(.router) { client in
            for path in ["/livez", "/readyz", "/metrics"] {
                let answer = try await client.send(.get, path, as: nil, headers: [.accept: "application/json"])
                #expect(answer.status == .ok, "\(path)")
                #expect(answer.headers[.contentType]?.hasPrefix("text/plain") == true, "\(path)")
            }
            let page = try await client.send(.get, "/docs", as: nil, headers: [.accept: "application/json"])
            #expect(page.status == .notAcceptable)
        }
    }
}
