import JSONNotation
import LanguageModels
import StoryDomain

/// JSON schemas of the structured answers. Limits of length are told in the prompt and not in the schema: a model
/// held to a maximal length breaks off inside a word.
///
/// They keep to what all decoders hold: lists have `maxItems`, and there is no `minLength`, `maxLength`, `pattern` or
/// `allOf`. Of xgrammar 0.2.8 (vLLM, SGLang) a text with a length can hold no quotation mark and no line break,
/// outlines-core 0.2.14 drops bounds and patterns, lm-format-enforcer 0.11.3 ends lists at 20 items (findings/).
enum PlanningSchema {
    /// Three setups; the premise first, since it is shown while it comes.
    ///
    /// - Parameter isLean: for small models, which choose the fields of manner from lists.
    static func setupOptions(isLean: Bool) -> JSONValue {
        var option: [String: JSONValue] = ["premise": ["type": "string"], "reasoning": ["type": "string"]]
        for key in StorySetup.CodingKeys.allCases {
            let choices = isLean ? SetupChoices.values[key] : nil
            option[key.rawValue] =
                choices.map { ["type": "string", "enum": .array($0.map { .string($0) })] } ?? ["type": "string"]
        }
        return object(["options": list(of: object(option), count: 3...3)])
    }

    /// A title and `count` scenes.
    ///
    /// - Parameter isLean: for small models, which do better with few fields; the others are filled in by us.
    static func outline(count: Int, eventsPerScene: Int, isLean: Bool) -> JSONValue {
        var scene: [String: JSONValue] = [
            "title": ["type": "string"],
            "description": ["type": "string"],
            "key_events": list(of: ["type": "string"], count: eventsPerScene...eventsPerScene),
            "characters": list(of: ["type": "string"], count: 1...4),
        ]
        if !isLean { scene.merge(details) { _, new in new } }
        return object(["title": ["type": "string"], "scenes": list(of: object(scene), count: count...count)])
    }

    /// Another plan of one scene; a small model leaves who is in it as it was.
    static func replan(isLean: Bool) -> JSONValue {
        var scene: [String: JSONValue] = [
            "title": ["type": "string"],
            "description": ["type": "string"],
            "key_events": list(of: ["type": "string"], count: 1...6),
        ]
        if !isLean {
            scene["characters"] = list(of: ["type": "string"], count: 0...8)
            scene.merge(details) { _, new in new }
        }
        return object(scene)
    }

    /// The fields of a scene that small models are not asked for.
    private static let details: [String: JSONValue] = [
        "entry_state": ["type": "string"], "exit_state": ["type": "string"], "image_prompt": ["type": "string"],
        "audio_narration": ["type": "string"],
    ]

    /// Three suggestions for an idea.
    static let ideas: JSONValue = object([
        "suggestions": list(
            of: object([
                "idea": ["type": "string"], "whats_missing": ["type": "string"], "why_choose": ["type": "string"],
            ]), count: 3...3)
    ])

    /// What a scene changed.
    static let delta: JSONValue = object([
        "summary": ["type": "string"],
        "facts": list(
            of: object([
                "kind": ["type": "string", "enum": .array(Bible.Kind.allCases.map { .string($0.rawValue) })],
                "name": ["type": "string"],
                "detail": ["type": "string"],
            ]), count: 0...4),
    ])

    private static func object(_ properties: [String: JSONValue]) -> JSONValue {
        [
            "type": "object",
            "properties": .object(properties),
            "required": .array(properties.keys.sorted(by: isWrittenBefore).map { .string($0) }),
            "additionalProperties": false,
        ]
    }

    private static func list(of item: JSONValue, count: ClosedRange<Int>) -> JSONValue {
        [
            "type": "array", "items": item, "minItems": .integer(count.lowerBound),
            "maxItems": .integer(count.upperBound),
        ]
    }

    /// The order in which `required` names the fields; models write in that order.
    private static let order =
        [
            "idea", "premise", "reasoning", "title", "summary", "description", "key_events", "characters", "kind",
            "name",
            "detail",
        ]
        + ["story_setting", "character_input", "plot_elements"]

    private static func isWrittenBefore(_ left: String, _ right: String) -> Bool {
        let ranks = [left, right].map { order.firstIndex(of: $0) ?? order.count }
        return ranks[0] == ranks[1] ? left < right : ranks[0] < ranks[1]
    }
}
