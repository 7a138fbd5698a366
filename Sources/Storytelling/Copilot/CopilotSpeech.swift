import StoryDomain

/// Takes what the copilot says out of its answer while it comes: the field `say` of JSON, or all of it where a model
/// answers without JSON.
struct CopilotSpeech {
    private static let key = "say"

    private var field = StringFieldReader(key: Self.key)
    /// Whether JSON has begun.
    private(set) var isJSON = false
    /// White space that is shown only where something follows it.
    private var gap = ""
    /// All that was said so far.
    private(set) var said = ""
    /// Whether anything of the field itself was among it, and not only what stands before the JSON. JSON in other marks is
    /// read only when it is whole.
    private(set) var hasReadField = false

    /// Takes a piece of the answer and returns what it adds.
    mutating func take(_ piece: String) -> String {
        shown(read(piece))
    }

    private mutating func read(_ text: String) -> String {
        if isJSON { return readField(text) }
        // A brace or a fence is where the JSON begins; what stands before it is said too.
        guard let start = text.firstIndex(where: { $0 == "{" || $0 == "`" }) else { return text }
        isJSON = true
        return String(text[..<start]) + readField(String(text[start...]))
    }

    private mutating func readField(_ text: String) -> String {
        let read = field.read(text)
        hasReadField = hasReadField || !read.isEmpty
        return read
    }

    /// Without control characters and without white space at both ends.
    private mutating func shown(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !said.isEmpty || !result.isEmpty { gap.unicodeScalars.append(scalar) }
            } else if scalar.properties.generalCategory != .control {
                result += gap
                gap = ""
                result.unicodeScalars.append(scalar)
            }
        }
        said += result
        return result
    }
}

extension CopilotSpeech {
    /// A whole text as it would be said; nil where it says nothing.
    static func plain(_ text: String) -> String? {
        var speech = CopilotSpeech()
        let said = speech.shown(text)
        return said.isEmpty ? nil : said
    }
}
