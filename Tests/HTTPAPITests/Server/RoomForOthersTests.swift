import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MetricsTestKit
import NIOCore
import StoryDomain
import TestSupport
import Testing

@testable import HTTPAPI

@Suite struct RoomForOthersTests {
    private static func watch(as key: String) -> String {
        "GET /api/v1/notes/n1/events HTTP/1.1\nHost: a\nAuthorization: Bearer \(key)\nAccept: text/event-stream\n\n"
    }

    /// A sample with a note of ann's and one of bob's, whose events come from `events`.
    private func sample(
        _ events: @escaping @Sendable () -> AsyncStream<ServerEvent> = { AsyncStream { _ in } }
    ) throws -> SampleServer {
        let shelf = NoteShelf()
        for name in ["ann", "bob"] {
            _ = shelf.make(NewNote(title: "a"), for: try #require(UserID(rawValue: name)))
        }
        return SampleServer(groups: NoteRoutes.groups(shelf, events: events))
    }

    @Test(.timeLimit(.minutes(30))) func `one caller's streams leave room for others and come free again`() async throws
    {
        var sample = try sample()
        sample.settings.streamsPerCaller = 2
        try await sample.live { port, _ in
            try await RawConnection.open(port) { first in
                try await first.send(Self.watch(as: "reader"))
                _ = try await first.read(until: "retry: 1000")
                try await RawConnection.open(port) { second in
                    // The same caller by another key.
                    try await second.send(Self.watch(as: "writer"))
                    _ = try await second.read(until: "retry: 1000")
                    try await RawConnection.open(port) { third in
                        try await third.send(Self.watch(as: "reader"))
                        // To the end: the server closes a connection that is one too many.
                        let refused = try await third.read()
                        #expect(refused.hasPrefix("HTTP/1.1 429"))
                        #expect(refused.contains("2 event streams open"))
                    }
                    try await RawConnection.open(port) { other in
                        try await other.send("GET /api/v1/notes HTTP/1.1\nHost: a\nAuthorization: Bearer reader\n\n")
                        #expect(try await other.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200"))
                    }
                    try await second.cut()
                }
                var status = ""
                while !status.hasPrefix("HTTP/1.1 200") {
                    try await RawConnection.open(port) { again in
                        try await again.send(Self.watch(as: "reader"))
                        status = try await again.read(until: "\r\n\r\n")
                        try await again.cut()
                    }
                }
            }
        }
    }

    @Test func `all streams together leave a quarter of the connections`() throws {
        let shares = CallerShares(CallerShares.Limits(streams: 10, requests: 10, allStreams: 3))
        var places: [CallerShares.Place] = []
        for number in 0..<3 {
            let place = try shares.enter(try #require(UserID(rawValue: "user\(number)")))
            try place.becomeStream()
            try place.becomeStream()
            places.append(place)
        }
        let late = try #require(UserID(rawValue: "late"))
        #expect(throws: Problem.self) { try shares.enter(late).becomeStream() }
        places.removeLast()
        try shares.enter(late).becomeStream()
    }

    @Test func `requests under way of one caller are bounded, those of another are not touched`() throws {
        let shares = CallerShares(CallerShares.Limits(streams: 1, requests: 2, allStreams: 10))
        let (ann, bob) = (try #require(UserID(rawValue: "ann")), try #require(UserID(rawValue: "bob")))
        var places = [try shares.enter(ann), try shares.enter(ann)]
        #expect(throws: Problem.self) { _ = try shares.enter(ann) }
        _ = try shares.enter(bob)
        // A stream is no request under way any more.
        try places[0].becomeStream()
        places.append(try shares.enter(ann))
        #expect(throws: Problem.self) { _ = try shares.enter(ann) }
        places = []
        _ = try shares.enter(ann)
    }

    @Test(.timeLimit(.minutes(30))) func `connections that do nothing make room`() async throws {
        var sample = try sample()
        sample.settings.maximumConnections = 16
        try await sample.live { port, _ in
            try await Self.withIdle(40, port) {
                try await RawConnection.open(port) { connection in
                    try await connection.send("GET /livez HTTP/1.1\nHost: a\n\n")
                    #expect(try await connection.read(until: "ok\n").contains("200 OK"))
                }
            }
        }
    }

    /// Runs `body` while so many connections are open that have said half a head.
    private static func withIdle(_ count: Int, _ port: Int, _ body: () async throws -> Void) async throws {
        guard count > 0 else { return try await body() }
        try await RawConnection.open(port) { connection in
            try? await connection.send("GET /livez HTTP/1.1\nHost: a")
            try await withIdle(count - 1, port, body)
        }
    }

    @Test(.timeLimit(.minutes(30))) func `a reader that takes nothing is told so and let go`() async throws {
        let metrics = TestMetrics()
        let ended = Signal()
        let text = "\"" + String(repeating: "x", count: 100_000) + "\""
        var sample = try sample {
            AsyncStream<ServerEvent>(
                unfolding: { Task.isCancelled ? nil : ServerEvent(id: "7", data: text) }, onCancel: { ended.fire() })
        }
        sample.metrics = metrics
        sample.settings.stalledTimeout = .milliseconds(300)
        // So many large events as fill a connection would take minutes to be checked.
        sample.settings.answerFault = nil
        try await sample.live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.watch(as: "reader"))
                _ = try await connection.read(until: "retry: 1000")
                // Nothing is read until the server has noticed.
                let counter = try metrics.expectCounter("storywriter.event_streams.slow_readers")
                while counter.totalValue == 0 { await Task.yield() }
                let rest = (try? await connection.read(until: "slow-reader")) ?? ""
                #expect(rest.contains("event: error\r\n") || rest.contains("event: error\n"))
                #expect(rest.contains("slow-reader"))
            }
        }
    }

    @Test func `a source that outruns its reader ends the stream and not itself`() async throws {
        let (events, sink) = EventPipe.make()
        for number in 0..<20_000 { sink.tell(ServerEvent(data: "\(number)")) }
        var count = 0
        await #expect(throws: SlowReader.self) {
            for try await _ in events { count += 1 }
        }
        #expect(count == 8_192)
    }

    @Test func `an answer that nobody takes is over all the same`() async throws {
        let ended = Signal()
        do {
            let response = Response(status: .ok, body: ResponseBody { try await $0.finish(nil) })
            _ = response.whenWritten { ended.fire() }
        }
        try await ended.wait()
    }
}
