import JSONNotation
import Testing

@Suite struct JSONValueTests {
    @Test func `Objects are equal whatever the order of their members`() {
        let one: JSONValue = ["a": 1, "b": [["c": 2, "d": 3]]]
        let other: JSONValue = ["b": [["d": 3, "c": 2]], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1, "b": [["c": 2, "d": 4]]])
        #expect(([1, 2] as JSONValue) != [2, 1])
    }

    @Test func `Members are written in their order and texts escaped`() {
        let value: JSONValue = ["b": "\"\\\n\r\t\u{1}\u{1F}é🐚/", "a": [.null, true, 2.5, -1, .number(.infinity)]]
        #expect(value.jsonText == #"{"b":"\"\\\n\r\t\u0001\u001fé🐚/","a":[null,true,2.5,-1,null]}"#)
    }
}
