import JSONNotation
import LanguageModels

/// JSON schemas of the copilot's answers. What is said stands first, so that it can be read while it comes. Models write
/// fields in the order of `required`.
enum CopilotSchema {
    /// An answer: what to say, and what to do.
    ///
    /// - Parameters:
    ///   - actions: what there is to do; nothing asks for words alone.
    ///   - wishes: the most things to do.
    ///   - namesParagraphs: whether a wish may be about one paragraph.
    static func answer(actions: [CopilotWish.Action], wishes: Int, namesParagraphs: Bool) -> JSONValue {
        guard !actions.isEmpty else { return object([("say", ["type": "string"])]) }
        var wish: [(String, JSONValue)] = [
            ("action", ["type": "string", "enum": .array(actions.map { .string($0.rawValue) })]),
            ("scene", ["type": "integer"]),
        ]
        if namesParagraphs { wish.append(("paragraph", ["type": "integer"])) }
        wish += ["from", "to", "wish"].map { ($0, ["type": "string"]) }
        return object([
            ("say", ["type": "string"]),
            (
                "actions",
                [
                    "type": "array", "items": object(wish), "minItems": 0, "maxItems": .integer(wishes),
                ]
            ),
        ])
    }

    /// A new scene.
    static let scene = object([
        ("title", ["type": "string"]), ("summary", ["type": "string"]), ("why", ["type": "string"]),
    ])

    private static func object(_ fields: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object",
            "properties": .object(Dictionary(fields) { _, last in last }),
            "required": .array(fields.map { .string($0.0) }),
            "additionalProperties": false,
        ]
    }
}
