import JSONNotation
import Testing

@Suite struct JSONFieldsTests {
    private func fields(_ text: String) throws -> JSONFields { try JSONFields(try JSONReader.read(Array(text.utf8))) }

    @Test func `Members are read by their kinds`() throws {
        let fields = try fields(#"{"a":"x","b":3,"c":2.0,"d":0.5,"e":true,"f":{"g":[{"h":1},{"h":2}]},"i":null}"#)
        #expect(try fields.string("a") == "x")
        #expect(try fields.integer("b") == 3)
        #expect(try fields.integer("c") == 2)
        #expect(try fields.double("d") == 0.5)
        #expect(try fields.double("b") == 3)
        #expect(try fields.bool("e") == true)
        #expect(try fields.object("f")?.objects("g")?.compactMap { try $0.integer("h") } == [1, 2])
        #expect(try fields.string("i") == nil)
        #expect(try fields.object("nothing") == nil)
        #expect(fields.any("i") == nil)
    }

    @Test func `A member of another kind is an error that names it`() throws {
        let fields = try fields(#"{"a":1,"b":"x","c":1.5,"d":[1],"e":{}}"#)
        #expect(throws: JSONMismatch(name: "a")) { try fields.string("a") }
        #expect(throws: JSONMismatch(name: "b")) { try fields.integer("b") }
        #expect(throws: JSONMismatch(name: "c")) { try fields.integer("c") }
        #expect(throws: JSONMismatch(name: "")) { try fields.objects("d") }
        #expect(throws: JSONMismatch(name: "e")) { try fields.objects("e") }
        #expect(throws: JSONMismatch(name: "b")) { try fields.bool("b") }
        #expect(throws: JSONMismatch(name: "")) { try JSONFields("x") }
    }
}
