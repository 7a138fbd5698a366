import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import StoryDomain
import TestSupport
import Testing

@Suite struct ServerTests {
    private static let post =
        "POST /api/v1/notes HTTP/1.1\nHost: a\nAuthorization: Bearer writer\nContent-Type: application/json\n"

    @Test(.timeLimit(.minutes(30))) func `a body that does not come in time is answered with 408`() async throws {
        let shelf = NoteShelf()
        var sample = SampleServer(groups: NoteRoutes.groups(shelf))
        sample.settings.bodyTimeout = .milliseconds(100)
        try await sample.live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.post + "Content-Length: 13\n\n{\"title\"")
                let text = try await connection.read()
                #expect(text.hasPrefix("HTTP/1.1 408"))
                #expect(text.contains("/problems/request-timeout"))
            }
        }
        #expect(shelf.made == 0)
    }

    @Test(.timeLimit(.minutes(30))) func `a connection that says nothing is closed`() async throws {
        var sample = SampleServer()
        sample.settings.idleTimeout = .milliseconds(100)
        try await sample.live { port, _ in
            for start in ["", "GET /livez HTTP/1.1\nHost"] {
                try await RawConnection.open(port) { connection in
                    try await connection.send(start)
                    #expect(try await connection.read() == "")
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `half a body is no body`() async throws {
        let shelf = NoteShelf()
        try await SampleServer(groups: NoteRoutes.groups(shelf)).live { port, _ in
            for lengths in [
                "Content-Length: 50\n\n{\"title\":\"a\"}", "Transfer-Encoding: chunked\n\nd\n{\"title\":\"a\"}\n",
            ] {
                try await RawConnection.open(port) { connection in
                    try await connection.send(Self.post + lengths)
                    connection.finish()
                    let answer = try await connection.read()
                    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"))
                }
            }
        }
        #expect(shelf.made == 0)
    }

    @Test(.timeLimit(.minutes(30))) func `a long body in chunks is stopped at the limit`() async throws {
        try await SampleServer().live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.post + "Transfer-Encoding: chunked\n\n")
                let chunk = "10000\n" + String(repeating: " ", count: 65_536) + "\n"
                for _ in 0..<17 { try await connection.send(chunk) }
                let text = try await connection.read(until: "bytes.")
                #expect(text.hasPrefix("HTTP/1.1 413"))
                #expect(text.contains("Connection: close"))
            }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `clients that ask first are told to go on`() async throws {
        try await SampleServer().live { port, _ in
            try await RawConnection.open(port) { connection in
                try await connection.send(Self.post + "Content-Length: 13\nExpect: 100-continue\nConnection: close\n\n")
                #expect(try await connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100"))
                try await connection.send("{\"title\":\"a\"}")
                #expect(try await connection.read().hasPrefix("HTTP/1.1 201"))
            }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `what does not end in the drain time is cut off`() async throws {
        let entered = Signal()
        let cancelled = Signal()
        let route = Route(
            .get, "/stuck", "stuck", "Never answer", tag: "stuck", access: .open, answers: [.empty("Never.")]
        ) { _ in
            entered.fire()
            defer { cancelled.fire() }
            try await Gate().pass()
            return .empty()
        }
        var sample = SampleServer(groups: [RouteGroup(routes: [route])])
        sample.settings.drainTime = .milliseconds(50)
        try await sample.live { port, group in
            try await RawConnection.open(port) { connection in
                try await connection.send("GET /stuck HTTP/1.1\nHost: a\n\n")
                try await entered.wait()
                await group.triggerGracefulShutdown()
                _ = try? await connection.read()
            }
        }
        #expect(cancelled.isFired)
    }

    @Test func `HEAD is GET without a body`() async throws {
        try await SampleServer().application.test(.router) { client in
            let get = try await client.send(.get, "/openapi.json")
            let head = try await client.send(.head, "/openapi.json")
            #expect(head.status == .ok)
            #expect(head.headers[.contentLength] == String(get.body.readableBytes))
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.eTag] == get.headers[.eTag])
        }
    }

    @Test func `long text is compressed for those who take it`() async throws {
        try await SampleServer().application.test(.router) { client in
            let plain = try await client.send(.get, "/openapi.json")
            let small = try await client.send(.get, "/openapi.json", headers: [.acceptEncoding: "br, gzip;q=0.8"])
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(plain.headers[.vary] == "Accept-Encoding")
            #expect(small.headers[.contentEncoding] == "gzip")
            #expect(small.headers[.eTag] == plain.headers[.eTag].map { "W/" + $0 })
            #expect(small.body.readableBytes * 4 < plain.body.readableBytes)
            #expect(try Gunzip.text(Array(small.body.readableBytesView)) == plain.text)
            let refused = try await client.send(.get, "/openapi.json", headers: [.acceptEncoding: "gzip;q=0, *;q=0"])
            #expect(refused.headers[.contentEncoding] == nil)
            #expect(try await client.send(.get, "/livez", headers: [.acceptEncoding: "gzip"]).headers[.vary] == nil)
        }
    }

    @Test func `only named origins may call from pages`() async throws {
        guard let origin = HTTPField.Name("Origin"), let allowed = HTTPField.Name("Access-Control-Allow-Origin"),
            let asks = HTTPField.Name("Access-Control-Request-Method")
        else { return }
        try await SampleServer().application.test(.router) { client in
            let closed = try await client.send(
                .options, "/api/v1/notes", headers: [origin: "https://a.example", asks: "POST"])
            #expect(closed.status == .methodNotAllowed)
        }
        var open = SampleServer()
        open.settings.allowedOrigins = ["https://a.example"]
        try await open.application.test(.router) { client in
            let preflight = try await client.send(
                .options, "/api/v1/notes", headers: [origin: "https://a.example", asks: "POST"])
            #expect(preflight.status == .noContent)
            #expect(preflight.headers[allowed] == "https://a.example")
            let stranger = try await client.send(.get, "/api/v1/notes", headers: [origin: "https://b.example"])
            #expect(stranger.headers[allowed] == nil)
        }
    }
}
