import JSONNotation

/// Two small questions by which somebody finds out whether a model can be used, and what its server takes.
extension ModelRequest {
    /// A sentence of prose.
    package static let proseTrial = ModelRequest(
        messages: [
            Message(.system, "You write plain, short prose."),
            Message(.user, "Write one sentence of at most twelve words about a lighthouse."),
        ],
        sampling: Sampling(kind: .prose, seed: 1), maxOutputTokens: 80, purpose: .proposal)

    /// An object of one field, by a schema.
    package static let jsonTrial = ModelRequest(
        messages: [
            Message(.system, "You answer with JSON."),
            Message(.user, "Name a lighthouse keeper. Answer as JSON with one field, name."),
        ],
        format: .json(
            name: "keeper",
            schema: [
                "type": "object", "properties": ["name": ["type": "string"]], "required": ["name"],
                "additionalProperties": false,
            ]),
        sampling: Sampling(kind: .plan, seed: 1), maxOutputTokens: 80, purpose: .proposal)

    /// Whether an answer to `jsonTrial` holds an object, whatever stands around it.
    package static func isObject(_ text: String) -> Bool {
        guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end else { return false }
        if case .object? = try? JSONReader.read(Array(text[start...end].utf8)) { return true }
        return false
    }
}
