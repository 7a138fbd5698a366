import JSONNotation

/// What a server's refusal says, read for what it names: all its words, the fields that it points to, and the numbers that
/// some servers put beside them.
///
/// Shapes in use: OpenAI's `{"error": {"message", "param", "code"}}`; pydantic's findings (`{"detail": [{"type", "loc",
/// "msg"}]}`, also within `message`, at Mistral, vLLM and FastAPI servers); llama.cpp's `n_ctx` and `n_prompt_tokens`;
/// Google's `{"error": {"details": [{"fieldViolations": [{"field"}]}]}}`; bare text.
struct RefusalBody: Sendable {
    /// Every text of the body, one after the other, in lower case and with straight quotes.
    let text: String
    /// What `param`, `loc` and `field` point to, such as `max_tokens` or `response_format`; lower case.
    let pointers: Set<String>
    /// `type` and `code` as far as they are words; lower case.
    let kinds: Set<String>
    /// Numbers by their names.
    let numbers: [String: Int]

    /// Longer bodies are read so far: enough for every sentence, and no work for a page of HTML.
    private static let longest = 8_192

    /// Reads a body; never fails.
    init(_ bytes: [UInt8]) {
        var walk = Walk()
        if let value = try? JSONReader.read(bytes) {
            walk.visit(value, key: "")
        } else {
            walk.texts = [String(decoding: bytes.prefix(Self.longest), as: UTF8.self)]
        }
        let joined = String(walk.texts.joined(separator: "\n").prefix(Self.longest)).lowercased()
        text = String(joined.map { "‘’‚‛".contains($0) ? "'" : "“”„".contains($0) ? "\"" : $0 })
        pointers = walk.pointers
        kinds = walk.kinds
        numbers = walk.numbers
    }

    /// Whether one of `phrases` stands in the text.
    func says(_ phrases: String...) -> Bool { says(anyOf: phrases) }

    /// Whether one of `phrases` stands in the text.
    func says(anyOf phrases: [String]) -> Bool {
        phrases.contains { text.contains($0) }
    }

    private struct Walk {
        var texts: [String] = []
        var pointers: Set<String> = []
        var kinds: Set<String> = []
        var numbers: [String: Int] = [:]

        mutating func visit(_ value: JSONValue, key: String) {
            switch value {
            case .object(let members):
                for member in members { visit(member.value, key: member.name.lowercased()) }
            case .array(let elements):
                if key == "loc" {
                    pointers.formUnion(elements.compactMap { $0.string?.lowercased() })
                } else {
                    for element in elements { visit(element, key: key) }
                }
            case .string(let string):
                take(string, key: key)
            default:
                if let number = value.integer { numbers[key] = number }
            }
        }

        /// `input` is what pydantic quotes of our own request: a prompt may say anything.
        private mutating func take(_ string: String, key: String) {
            switch key {
            case "param", "field":
                pointers.formUnion(string.lowercased().split { !$0.isLetter && $0 != "_" }.map(String.init))
            case "type", "code", "status", "reason":
                kinds.insert(string.lowercased())
                // Mistral's codes are numbers, which are no sizes.
                if string.contains(where: \.isLetter) { texts.append(string) }
            case "input", "url", "request_id", "id", "model":
                break
            default:
                texts.append(string)
                // A JSON object told as text, as gateways pass on what they got.
                if string.first == "{", let inner = try? JSONReader.read(Array(string.utf8)), inner.string == nil {
                    visit(inner, key: "")
                }
            }
        }
    }
}
