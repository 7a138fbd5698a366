import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MetricsTestKit
import StoryDomain
import Synchronization
import TestSupport
import Testing

@Suite struct EventStreamTests {
    private static let head = "GET /api/v1/notes/n1/events HTTP/1.1\nHost: a\nAuthorization: Bearer reader\n\n"

    /// A sample with one note whose events come from `events`.
    private func sample(_ events: @escaping @Sendable () -> AsyncStream<ServerEvent>) -> SampleServer {
        let shelf = NoteShelf()
        if let ann = UserID(rawValue: "ann") { _ = shelf.make(NewNote(title: "a"), for: ann) }
        return SampleServer(groups: NoteRoutes.groups(shelf, events: events))
    }

    @Test func `events are framed, in order, and end with their source`() async throws {
        let metrics = TestMetrics()
        var sample = sample {
            AsyncStream { events in
                events.yield(ServerEvent(id: "1", event: "delta", data: "{\"number\":\n1}"))
                events.yield(ServerEvent(id: "2\n3", data: "[]"))
                events.finish()
            }
        }
        sample.metrics = metrics
        try await sample.application.test(.router) { client in
            let response = try await client.send(
                .get, "/api/v1/notes/n1/events", headers: [.accept: "text/event-stream"])
            #expect(try metrics.expectCounter("storywriter.event_streams.events").totalValue == 2)
            let bytes = try metrics.expectCounter("storywriter.event_streams.sent").totalValue
            #expect(bytes == Int64(response.text.utf8.count - "retry: 1000\n\n".utf8.count))
            #expect(try metrics.expectGauge("storywriter.event_streams.open").values == [1, 0])
            #expect(
                response.text
                    == "retry: 1000\n\nid: 1\nevent: delta\ndata: {\"number\":\ndata: 1}\n\nid: 23\ndata: []\n\n")
            #expect(response.headers[.contentType] == "text/event-stream; charset=utf-8")
            #expect(response.headers[.cacheControl] == "no-cache, no-transform")
            let refused = try await client.send(.get, "/api/v1/notes/n1/events", headers: [.accept: "application/json"])
            #expect(refused.status == .notAcceptable)
        }
    }

    @Test func `a route streams where the client names the type, and only there`() async throws {
        try await SampleServer().application.test(.router) { client in
            let body = #"{"title":"a"}"#
            let both = HTTPFields([HTTPField(name: .accept, value: "application/json, text/event-stream;q=0.5")])
            #expect(try await client.send(.post, "/api/story/tell", body, headers: both).text.contains("event: delta"))
            let json = try await client.send(.post, "/api/story/tell", body, headers: [.accept: "*/*"])
            #expect(json.headers[.contentType] == "application/json")
        }
    }

    @Test(arguments: [
        ServerEvent(event: "delta", data: #"{"count":1}"#), ServerEvent(event: "delta", data: #"{"number":"1"}"#),
        ServerEvent(event: "delta", data: #"{"number":1,"more":2}"#), ServerEvent(event: "delta", data: "one"),
        ServerEvent(event: "other", data: #"{"number":1}"#), ServerEvent(event: "error", data: #"{"detail":"No."}"#),
    ])
    func `an event that its route does not declare ends the stream, and is reported to tests`(
        event: ServerEvent
    ) async throws {
        let faults = Mutex<[String]>([])
        var sample = sample {
            AsyncStream { events in
                events.yield(ServerEvent(event: "delta", data: #"{"number":1}"#))
                events.yield(event)
                events.finish()
            }
        }
        sample.settings.answerFault = { fault in faults.withLock { $0.append(fault) } }
        try await sample.application.test(.router) { client in
            _ = try? await client.send(.get, "/api/v1/notes/n1/events")
        }
        let told = faults.withLock { $0 }
        #expect(told.count == 1 && told[0].contains("“\(event.event ?? "")” of watchNote"), "\(told)")
    }

    @Test func `a fault of a stream's source is counted and named with the request's id`() async throws {
        struct Odd: Error {}
        let route = Route(
            .get, "/api/v1/odd", "odd", "Fail in a stream", tag: "odd", access: .open,
            answers: [.events(NoteEvent.self, "Events.")]
        ) { _ in .events(AsyncThrowingStream<ServerEvent, any Error> { $0.finish(throwing: Odd()) }) }
        let metrics = TestMetrics()
        var sample = SampleServer(groups: [RouteGroup(routes: [route])])
        sample.metrics = metrics
        try await sample.application.test(.router) { client in
            let response = try await client.send(.get, "/api/v1/odd", headers: [.requestID: "r-17"])
            #expect(response.text.contains(#""type":"/problems/internal""#))
            #expect(response.text.contains(#""instance":"/requests/r-17""#))
            #expect(!response.text.contains("Odd"))
            #expect(try metrics.expectCounter("storywriter.event_streams.faults").totalValue == 1)
        }
    }

    @Test func `a source's error is told as an event`() async throws {
        struct Odd: Error {}
        let route = Route(
            .get, "/api/v1/odd", "odd", "Fail in a stream", tag: "odd", access: .open,
            answers: [.events(NoteEvent.self, "Events.")]
        ) { _ in
            .events(
                AsyncThrowingStream<ServerEvent, any Error> { events in
                    events.yield(ServerEvent(data: "{}"))
                    events.finish(throwing: Problem(.providerTimeout, "Try again."))
                })
        }
        let sample = SampleServer(groups: [RouteGroup(routes: [route])])
        try await sample.application.test(.router) { client in
            let text = try await client.send(.get, "/api/v1/odd").text
            #expect(text.contains("data: {}\n\nevent: error\ndata: {\"type\":\"/problems/provider-timeout\""))
        }
    }

    @Test(.timeLimit(.minutes(30))) func `a reader that goes away ends the source, though nothing is sent`()
        async throws
    {
        let ended = Signal()
        let sample = sample { AsyncStream { events in events.onTermination = { _ in ended.fire() } } }
        try await sample.live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.head)
                _ = try await connection.read(until: "retry: 1000")
                try await connection.cut()
            }
            try await ended.wait()
        }
    }

    @Test(.timeLimit(.minutes(30))) func `streams survive bodies that were read, and bodies that never come`()
        async throws
    {
        let sample = sample { AsyncStream { $0.finish() } }
        try await sample.live { port, _ in
            for _ in 0..<10 {
                try await RawConnection.open(port) { connection in
                    try await connection.send(
                        "POST /api/story/tell HTTP/1.1\nHost: a\nAuthorization: Bearer writer\nContent-Length: 13\n"
                            + "Content-Type: application/json\n"
                            + "Accept: text/event-stream\n\n{\"title\":\"a\"}")
                    #expect(try await connection.read(until: "0\r\n\r\n").contains("event: delta"))
                    // The connection is good for more.
                    try await connection.send("GET /livez HTTP/1.1\nHost: a\n\n")
                    #expect(try await connection.read(until: "ok\n").contains("200 OK"))
                }
                try await RawConnection.open(port) { connection in
                    try await connection.send(Self.head.replacing("\n\n", with: "\nContent-Length: 9\n\n"))
                    #expect(try await connection.read(until: "0\r\n\r\n").contains("retry"))
                    try await connection.cut()
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `silent streams get comments when the bell rings`() async throws {
        let clock = ManualClock()
        var sample = sample { AsyncStream { _ in } }
        sample.clock = clock
        sample.settings.keepAlive = .seconds(15)
        try await sample.live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.head)
                _ = try await connection.read(until: "retry: 1000")
                for _ in 0..<2 {
                    await clock.waitForSleepers(count: 1)
                    clock.advance(by: .seconds(15))
                    #expect(try await connection.read(until: "\n\n").contains(": alive\n\n"))
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `a graceful shutdown ends streams cleanly after what they have sent`()
        async throws
    {
        let sample = sample { AsyncStream { $0.yield(ServerEvent(id: "1", data: "{}")) } }
        try await sample.live { port, group in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.head)
                _ = try await connection.read(until: "data: {}")
                await group.triggerGracefulShutdown()
                // The last chunk: the stream was not cut.
                #expect(try await connection.read().hasSuffix("0\r\n\r\n"))
            }
        }
    }
}
