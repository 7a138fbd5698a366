import JSONNotation
import Testing

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    @Test func `values are read as they stand`() throws {
        let value = try read(
            #" {"a":[1,-2,1.0,1e2,99999999999999999999],"b":{"c":null},"d":true,"a ":"x\ty\u00e9\ud83d\ude00\/"} "#)
        #expect(
            value["a"] == [1, -2, .number("1.0"), .number("1e2"), .number("99999999999999999999")])
        #expect(value["b"] == ["c": .null])
        #expect(value["a "] == "x\tyé😀/")
        #expect(try read(value.jsonText) == value)
    }

    @Test func `the last of equal names wins`() throws {
        #expect(try read(#"{"a":1,"a":2}"#)["a"] == 2)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "-", "NaN", "tru", "nul", "\"a",
        "\"\\x\"",
        "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "1 2", "[1 2]", "{\"a\" 1}", "'a'",
        "\u{FEFF}{}", "\"\\", "{\"a\":", "[", "\"\\u+123\"",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF]] {
            #expect(throws: JSONFault.self) { try JSONReader.read(bytes) }
        }
    }

    @Test func `64 levels are read, more are not, however many`() throws {
        let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        #expect(throws: Never.self) { try read(deep(64)) }
        #expect(throws: JSONFault.self) { try read(deep(66)) }
        #expect(throws: JSONFault.self) { try read(deep(100_000)) }
    }

    @Test func `cutting or changing any byte never stops the program`() throws {
        let bytes = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00"],"b":{"c":null},"d":true}"#.utf8)
        for index in bytes.indices {
            _ = try? JSONReader.read(Array(bytes[..<index]))
            for change: UInt8 in [0x00, 0x22, 0x5C, 0x7B, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = change
                _ = try? JSONReader.read(changed)
            }
        }
    }
}
