import HTTPAPI
import Hummingbird
import HummingbirdTesting
import JSONNotation
import Testing

@Suite struct SchemaTests {
    private func faults(_ text: String, _ schema: Schema = NewNote.schema) throws -> [String: FieldFault.Code] {
        var reading = SchemaReading()
        _ = reading.read(try JSONReader.read(Array(text.utf8)), as: schema)
        return Dictionary(reading.faults.map { ($0.pointer, $0.code) }) { first, _ in first }
    }

    @Test func `all faults are told at once, each with its pointer`() throws {
        let told = try faults(
            #"{"title":" \n ","text":"a\u0000b","stars":6,"mood":"odd","tags":["x",1,""],"due_at":"soon","extra":{"a/b~c":["\u0007"]}}"#
        )
        #expect(
            told == [
                "/title": .blank, "/text": .controlCharacter, "/stars": .tooLarge, "/mood": .notAChoice,
                "/tags/1": .textExpected, "/tags/2": .blank, "/due_at": .unreadable,
                "/extra/a~1b~0c/0": .controlCharacter,
            ])
        #expect(try faults("{}") == ["/title": .missing])
        #expect(try faults("[]") == ["": .objectExpected])
    }

    @Test(
        arguments: [
            ("1", nil), ("1.0", nil), ("1e0", nil), ("50e-1", nil), ("null", nil), ("0", .tooSmall),
            ("-1e400", .tooSmall),
            ("1e400", .tooLarge), ("99999999999999999999999", .tooLarge), ("1.5", .integerExpected),
            ("true", .integerExpected),
            ("\"1\"", .integerExpected),
        ] as [(String, FieldFault.Code?)])
    func `whole numbers may be written as others are`(text: String, code: FieldFault.Code?) throws {
        #expect(try faults("{\"title\":\"a\",\"stars\":\(text)}")["/stars"] == code)
    }

    @Test func `lengths count characters as JSON Schema does`() throws {
        let fits = String(repeating: "😀", count: 100)
        #expect(try faults("{\"title\":\"\(fits)\"}") == [:])
        #expect(try faults("{\"title\":\"\(fits)!\"}") == ["/title": .tooLong])
        #expect(try faults(#"{"title":"\t\u00a0\u2003"}"#) == ["/title": .blank])
    }

    @Test func `of several shapes the closest one says what is wrong`() throws {
        #expect(try faults(#"{"title":"a","shape":"text"}"#) == [:])
        #expect(try faults(#"{"title":"a","shape":[{"number":1}]}"#) == [:])
        #expect(try faults(#"{"title":"a","shape":[{"number":0}]}"#) == ["/shape/0/number": .tooSmall])
    }

    @Test func `no more than fifty faults are told`() throws {
        let many = Array(repeating: "1", count: 1_000).joined(separator: ",")
        var reading = SchemaReading()
        _ = reading.read(try JSONReader.read(Array("[\(many)]".utf8)), as: .list(of: .flag, atMost: 2_000))
        #expect(reading.faults.count == 50)
    }

    @Test func `answers must be what their types declare`() throws {
        struct Odd: WireSchema, Codable {
            static let schema = Schema.object(
                .required("name", .text(atMost: 3), "A name."), .required("count", .integer(), "A count."))
            var name = "long name"
            var extra = 1
        }
        let codes = try SchemaCheck.faults(of: Odd()).map { "\($0.pointer) \($0.code.rawValue)" }
        #expect(Set(codes) == ["/name string_too_long", "/count missing", "/extra undeclared"])
        let note = NoteResource(id: "n1", NewNote(title: "a"))
        #expect(try SchemaCheck.faults(of: note).isEmpty)
        #expect(String(decoding: try WireCoding.encode(note), as: UTF8.self).contains("\"task_id\":null"))
    }

    @Test func `missing fields get their defaults and unknown ones are ignored`() async throws {
        try await SampleServer().application.test(.router) { client in
            let made = try await client.send(.post, "/api/v1/notes", #"{"title":"a","stars":null,"unknown":[1]}"#)
            #expect(made.status == .created)
            #expect(try made.json["stars"] == 3)
            let whole = try await client.send(.post, "/api/v1/notes", #"{"title":"a","stars":2.0}"#)
            #expect(try whole.json["stars"] == 2)
        }
    }

    @Test func `queries are checked like bodies`() async throws {
        try await SampleServer().application.test(.router) { client in
            #expect(try await client.send(.get, "/api/v1/notes?limit=2&reverse=True&mood=calm&other=%00").status == .ok)
            let wrong = try await client.send(
                .get, "/api/v1/notes?limit=many&mood=odd&reverse=maybe&after=%ff&limit=0x1")
            #expect(wrong.status == .unprocessableContent)
            guard case .array(let errors) = try wrong.json["errors"] else { Issue.record("no errors"); return }
            #expect(Set(errors.compactMap { $0["parameter"] }) == ["limit", "mood", "reverse", "after"])
            #expect(try await client.send(.get, "/api/v1/notes?limit=null").status == .unprocessableContent)
        }
    }
}
