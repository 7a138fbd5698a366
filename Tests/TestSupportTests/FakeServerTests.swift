import Testing

@testable import TestSupport

@Suite struct FakeServerTests {
    @Test func `Every send is a chunk of its own`() async throws {
        try await withFakeServer { _, response in
            try await response.head(200, [("Content-Type", "text/plain")])
            for piece in [[0xE2], [0x80, 0x9C], [0x41]] as [[UInt8]] { try await response.send(piece) }
            try await response.end()
        } _: { server in
            let connection = try await WireConnection.open(port: server.port)
            try await connection.send("GET", "/")
            let answer = try await connection.answer()
            #expect(answer.chunks == [[0xE2], [0x80, 0x9C], [0x41]])
            #expect(answer.isComplete)
            #expect(answer.body == "“A")
        }
    }

    @Test func `Requests follow one another on a connection`() async throws {
        try await withFakeServer { request, response in
            let body = "\(request.method) \(request.path) \(request.query["q"] ?? "") \(request.body.count)"
            try await response.answer(200, [], body: body)
        } _: { server in
            let connection = try await WireConnection.open(port: server.port)
            try await connection.send("GET", "/a%20b?q=1%2B1")
            #expect(try await connection.answer().body == "GET /a b 1+1 0")
            connection.forget()
            try await connection.send("POST", "/c", body: "{}")
            #expect(try await connection.answer().body == "POST /c  2")
            #expect(server.connectionCount == 1)
        }
    }

    @Test func `A client that goes away is noticed and the handler's task is cancelled`() async throws {
        let ends = Mailbox<FakeResponse.End>()
        let cancelled = Signal()
        try await withFakeServer { _, response in
            response.onEnd { ends.send($0) }
            try await response.head(200, [])
            try await response.send("begun")
            do {
                try await Signal().wait()
            } catch {
                cancelled.fire()
            }
        } _: { server in
            let connection = try await WireConnection.open(port: server.port)
            try await connection.send("GET", "/")
            _ = try await connection.read { String(decoding: $0, as: UTF8.self).contains("begun") }
            connection.close()
            #expect(try await ends.next() == .clientClosed)
            try await cancelled.wait()
        }
    }

    @Test func `A cut answer ends the connection within the body, a reset one with a reset`() async throws {
        try await withFakeServer { request, response in
            if request.path == "/reset" { return await response.reset() }
            try await response.head(200, [])
            try await response.send("half")
        } _: { server in
            let cut = try await WireConnection.open(port: server.port)
            try await cut.send("GET", "/cut")
            let half = try await cut.answer()
            #expect(half.body == "half" && !half.isComplete && half.end == .closed)
            let reset = try await WireConnection.open(port: server.port)
            try await reset.send("GET", "/reset")
            #expect(try await reset.answer().end == .reset)
        }
    }
}
