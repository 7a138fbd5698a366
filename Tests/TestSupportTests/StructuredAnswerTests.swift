import FoundationEssentials
import JSONNotation
import LanguageModels
import Testing

@testable import TestSupport

@Suite struct StructuredAnswerTests {
    private let teller = FakeStoryteller(seed: 5)

    private let outline: JSONValue = [
        "type": "object", "required": ["title", "scenes"],
        "properties": [
            "title": ["type": "string"],
            "scenes": [
                "type": "array", "minItems": 3, "maxItems": 6,
                "items": [
                    "type": "object", "required": ["scene_number", "title", "key_events", "word_budget"],
                    "properties": [
                        "scene_number": ["type": "integer"], "title": ["type": "string"],
                        "key_events": ["type": "array", "minItems": 2, "items": ["type": "string"]],
                        "characters": ["type": "array", "minItems": 2, "items": ["type": "string"]],
                        "word_budget": ["type": "integer"], "mood": ["type": "string", "enum": ["calm", "tense"]],
                        "exit_state": ["type": "string"], "description": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]

    private func decode(_ text: String) throws -> JSONValue {
        try JSONReader.read(Array(text.utf8))
    }

    @Test func `An outline has every property, scenes counted from 1 and no text twice`() throws {
        let answer = teller.answer(Question("Plan a story of 900 words.", schema: outline))
        #expect(answer.text.hasPrefix("{\"title\":\"The "))
        let scenes = try #require(try decode(answer.text)["scenes"]?.array)
        #expect(scenes.map { $0["scene_number"]?.integer } == [1, 2, 3])
        #expect(scenes.map { $0["word_budget"]?.integer } == [300, 300, 300])
        #expect(scenes.allSatisfy { $0["mood"] == "calm" })
        let texts = scenes.flatMap { scene in
            (scene["key_events"]?.array ?? []).compactMap(\.string)
                + ["title", "exit_state", "description"].compactMap { scene[$0]?.string }
        }
        #expect(texts.count == 15)
        #expect(Set(texts).count == 15)
        let people = try #require(scenes[0]["characters"]?.array)
        #expect(people.count == 2 && people[0] != people[1])
    }

    @Test func `The same question gets the same answer, another question another`() {
        let first = teller.answer(Question("A lighthouse.", schema: outline))
        #expect(first == teller.answer(Question("A lighthouse.", schema: outline)))
        #expect(first != teller.answer(Question("A windmill.", schema: outline)))
    }

    @Test func `Gemini's spelling, references, nullable types and limits are understood`() throws {
        let schema: JSONValue = [
            "type": "OBJECT", "propertyOrdering": ["b", "a"],
            "properties": [
                "a": ["type": "ARRAY", "items": ["type": "INTEGER", "minimum": 10], "maxItems": "2"],
                "b": ["$ref": "#/$defs/kind"], "c": ["type": ["string", "null"], "maxLength": 12],
                "d": ["anyOf": [["type": "boolean"], ["type": "null"]]],
            ],
            "$defs": ["kind": ["type": "string", "enum": ["place", "fact"]]],
        ]
        let text = teller.answer(Question("Go.", schema: schema)).text
        #expect(text.hasPrefix("{\"b\":\"place\",\"a\":[10,10],\"c\":\""))
        #expect(text.hasSuffix("\"d\":true}"))
        #expect(try #require(try decode(text)["c"]?.string).count <= 12)
    }

    @Test func `A schema told in the prompt is followed too`() throws {
        let text = """
            Answer with JSON of this schema:
            {"type":"object","properties":{"summary":{"type":"string"},"note":{"type":"string","const":"a } b"}}}
            and nothing else.
            """
        let answer = try decode(teller.answer(Question(text)).text)
        #expect(answer["note"] == "a } b")
        #expect(answer["summary"]?.string?.isEmpty == false)
    }

    @Test func `A prompt that asks for neither scene nor JSON gets a paragraph`() {
        let answer = teller.answer(Question("Say something."))
        #expect(answer.text.hasPrefix(teller.paragraph(0, scene: 0)))
    }
}
