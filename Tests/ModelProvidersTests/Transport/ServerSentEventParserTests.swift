import Testing

@testable import ModelProviders

@Suite struct ServerSentEventParserTests {
    private static let sample = "\u{FEFF}data: {\"a\":\"Möwe 🐚\"}\r\n\r\n: ping\r\ndata:{\"b\":1}\r\n\r\n"
    private static let sampleEvents: [ServerSentEvent] = [
        .data(Array("{\"a\":\"Möwe 🐚\"}".utf8)), .comment, .data(Array("{\"b\":1}".utf8)),
    ]

    private func events(_ text: String) throws -> [ServerSentEvent] {
        var parser = ServerSentEventParser()
        return try parser.consume(Array(text.utf8)) + parser.finish()
    }

    private func data(_ text: String) -> ServerSentEvent { .data(Array(text.utf8)) }

    @Test func `Any split of the bytes gives the same events`() throws {
        let bytes = Array(Self.sample.utf8)
        for cut in 0...bytes.count {
            var parser = ServerSentEventParser()
            var events = try parser.consume(bytes[..<cut])
            events += try parser.consume(bytes[cut...])
            #expect(events == Self.sampleEvents, "cut at \(cut)")
        }
    }

    @Test func `Bytes that come one by one give the same events`() throws {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        for byte in Self.sample.utf8 { events += try parser.consume([byte]) }
        #expect(events == Self.sampleEvents)
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `Lines may end in each of the three ways`(end: String) throws {
        #expect(try events("data: 1\(end)\(end)data: 2\(end)\(end)") == [data("1"), data("2")])
    }

    @Test func `One space after the colon is dropped, and only one`() throws {
        #expect(try events("data:1\n\ndata:  2\n\n") == [data("1"), data(" 2")])
    }

    @Test func `Data lines of one event are joined by line feeds`() throws {
        #expect(try events("data: a\ndata: b\ndata\n\n") == [data("a\nb\n")])
    }

    @Test func `Names, ids and retry times are ignored`() throws {
        #expect(try events("event: x\nid: 7\nretry: 10\ndata: 1\n\n") == [data("1")])
    }

    @Test func `Lines that are no field come out as they are`() throws {
        let lines = ["{", "  \"error\": {", "    \"code\": 503", "  }", "}"]
        let expected = lines.map { ServerSentEvent.stray(Array($0.utf8)) }
        #expect(try events(lines.joined(separator: "\r\n")) == expected)
    }

    @Test func `An event without its blank line comes out at the end`() throws {
        var parser = ServerSentEventParser()
        #expect(try parser.consume(Array("data: [DONE]".utf8)).isEmpty)
        #expect(parser.finish() == [data("[DONE]")])
    }

    @Test func `An event over the limit is refused`() throws {
        var parser = ServerSentEventParser(limit: 16)
        _ = try parser.consume(Array("data: 12345678\n".utf8))
        #expect(throws: ServerSentEventParser.FrameTooLarge.self) {
            try parser.consume(Array("data: 90123".utf8))
        }
    }

    @Test func `Many small events do not add up to the limit`() throws {
        var parser = ServerSentEventParser(limit: 16)
        for _ in 0..<10 {
            #expect(try parser.consume(Array("data: 12345678\n\n".utf8)) == [data("12345678")])
        }
    }
}
