import JSONNotation
import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct JSONTextTests {
    @Test func `Keys are sorted and strings escaped`() throws {
        let value: JSONValue = ["b": [1, 2.5, true, .null], "a": "\"\\\n\r\t\u{1}\u{1F}é🐚/"]
        #expect(
            JSONText.string(of: value)
                == #"{"a":"\"\\\n\r\t\u0001\u001fé🐚/","b":[1,2.5,true,null]}"#)
        #expect(try json(JSONText.string(of: value)) == value)
    }

    @Test func `Properties of a schema stand in the order of required`() {
        let schema: JSONValue = [
            "type": "object", "required": ["title", "beats", "ending"],
            "properties": ["ending": ["type": "string"], "beats": ["type": "array"], "aside": [:], "title": [:]],
        ]
        #expect(
            JSONText.string(of: schema) == """
                {"properties":{"title":{},"beats":{"type":"array"},"ending":{"type":"string"},"aside":{}},\
                "required":["title","beats","ending"],"type":"object"}
                """)
    }

    @Test func `A property that is called properties is not taken for a schema's`() {
        #expect(JSONText.string(of: ["properties": ["b": 1, "a": 2]]) == #"{"properties":{"a":2,"b":1}}"#)
    }

    @Test func `Numbers that JSON does not have become null`() {
        #expect(JSONText.string(of: [.number(.infinity), .number(0.8)]) == "[null,0.8]")
    }
}
