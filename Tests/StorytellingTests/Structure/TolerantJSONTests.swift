import JSONNotation
import LanguageModels
import StoryDomain
import Testing

@testable import Storytelling

@Suite struct TolerantJSONTests {
    private let wanted: JSONValue = ["title": "The Bottle", "scenes": [["n": 1], ["n": 2]]]

    @Test(arguments: [
        #"{"title":"The Bottle","scenes":[{"n":1},{"n":2}]}"#,
        "```json\n{\"title\":\"The Bottle\",\"scenes\":[{\"n\":1},{\"n\":2}]}\n```",
        "Sure! Here is the plan:\n{\"title\":\"The Bottle\",\"scenes\":[{\"n\":1},{\"n\":2}]}\nShall I go on? {maybe}",
        #"{"title":"The Bottle","scenes":[{"n":1,},{"n":2},],}"#,
        #""{\"title\":\"The Bottle\",\"scenes\":[{\"n\":1},{\"n\":2}]}""#,
        #"{"title":"The Bottle","scenes":[{"n":1},{"n":2}"#,
        #"{"title":"The Bottle","scenes":[{"n":1},{"n":2},{"n"#,
        "\u{FEFF}  {\r\n\"title\" : \"The Bottle\" ,\r\n\"scenes\":[{\"n\":1},{\"n\":2}]}",
    ])
    func `JSON is read through fences, chatter, commas, packing and a cut`(text: String) throws {
        #expect(try TolerantJSON.object(in: text) == wanted)
    }

    @Test func `Braces and commas in strings are left alone`() throws {
        let text = #"{"a":"x,} ]\" y","b":[",]"]}"#
        #expect(try TolerantJSON.object(in: text) == ["a": "x,} ]\" y", "b": [",]"]])
        #expect(try TolerantJSON.object(in: #"{"a":"x,}",}"#) == ["a": "x,}"])
    }

    @Test func `A cut keeps the values that are whole`() throws {
        let text =
            #"{"title":"The Bottle","scenes":[{"title":"One","events":["a","b"]},{"title":"Two","events":["c","d"#
        let value = try TolerantJSON.object(in: text)
        #expect(value["scenes"]?.array?.count == 2)
        #expect(value["scenes"]?.array?.last == ["title": "Two", "events": ["c"]])
    }

    @Test func `Every cut of an object is read or refused, never a crash`() {
        let text = #"{"title":"The \"Bottle\" 🗝","scenes":[{"n":1,"e":["a","b\\"]},{"n":2,"e":[]}],"x":{"y":null}}"#
        for end in text.indices {
            let value = try? TolerantJSON.object(in: String(text[..<end]))
            if let title = value?["title"]?.string { #expect(title == "The \"Bottle\" 🗝") }
        }
    }

    @Test(arguments: [
        ("", "The answer holds no JSON object."), ("Once upon a time.", "The answer holds no JSON object."),
        ("[1,2]", "The answer holds no JSON object."), ("{", "The answer is not valid JSON."),
        ("{“}", "The answer is not valid JSON."),
    ])
    func `What is no JSON is refused with a sentence for the model`(text: String, message: String) {
        #expect(throws: TolerantJSON.Failure(message: message)) { try TolerantJSON.object(in: text) }
    }
}
