import HTTPAPI
import HummingbirdTesting
import MetricsTestKit
import Storage
import StoryDomain
import Testing

/// Clients that leave before their answer begins, or in the middle of it.
@Suite(.timeLimit(.minutes(10))) struct LeavingTests {
    /// When a client leaves.
    enum Moment: CaseIterable, Sendable {
        /// As soon as its request is sent.
        case atOnce
        /// Once its head has come.
        case atTheHead
        /// Without having sent all of its body.
        case inTheBody
    }

    /// A request for a stream.
    private static func request(_ path: String, _ body: String?, key: String, lacking: Int = 0) -> String {
        let head = """
            \(body == nil ? "GET" : "POST") /api/v1\(path) HTTP/1.1
            Host: localhost
            Authorization: Bearer ann
            Accept: text/event-stream
            Idempotency-Key: \(key)
            Content-Type: application/json
            Content-Length: \(body?.utf8.count ?? 0)


            """
        return head + (body ?? "").dropLast(lacking)
    }

    @Test(arguments: Moment.allCases) func `whoever leaves a stream leaves no key, count or call behind`(
        moment: Moment
    ) async throws {
        try await Workshop.with { workshop in
            let metrics = TestMetrics()
            var server = workshop.server
            server.metrics = metrics
            let (story, run) = try await server.application.test(.router) { client in
                let id = try await client.beginWrittenStory()
                return (id, try await client.ask(.post, "/stories/\(id)/runs").text(of: "id"))
            }
            let other = try await server.application.test(.router) { try await $0.beginWrittenStory() }
            let streams: [(path: String, body: String?)] = [
                ("/runs/\(run)/events", nil), ("/setups", #"{"idea": "A clock stops."}"#),
                ("/ideas", #"{"idea": "A clock stops."}"#), ("/stories/\(other)/premise/regenerate", "{}"),
                ("/stories/\(other)/outline/regenerate", "{}"),
                ("/stories/\(other)/scenes/1/proposals", #"{"action": "continue"}"#),
                (
                    "/agui",
                    #"{"threadId": "t", "runId": "r", "messages": [{"role": "user", "content": "Hello"}], "#
                        + #""state": {"story_id": "\#(story)"}}"#
                ),
            ]
            // No answer comes to its end by itself.
            workshop.model.gate.shut()
            try await server.live { port, _ in
                for (number, stream) in streams.enumerated() {
                    for turn in 0..<4 {
                        try await RawConnection.open(port) { connection in
                            let lacking = moment == .inTheBody && stream.body != nil ? 2 : 0
                            try await connection.send(
                                Self.request(
                                    stream.path, stream.body, key: "k-\(number)-\(turn)", lacking: lacking))
                            if moment == .atTheHead { _ = try await connection.read(until: "\r\n\r\n") }
                            try? await connection.cut()
                        }
                    }
                }
                let active = try metrics.expectMeter("http.server.active_requests")
                let database = workshop.database
                var isClear = false
                while !isClear {
                    let held = try await database.read { connection in
                        try connection.rows("SELECT idempotency_key FROM idempotency WHERE status IS NULL").count
                    }
                    isClear = held == 0 && active.values.last == 0
                    await Task.yield()
                }
                // Each key can be used again, and each place is free.
                workshop.model.gate.open()
                try await RawConnection.open(port) { connection in
                    try await connection.send(Self.request("/setups", #"{"idea": "A clock stops."}"#, key: "k-1-0"))
                    #expect(try await connection.read(until: "event: result").contains("200 OK"))
                }
            }
        }
    }
}
