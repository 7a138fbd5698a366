/// Turns what a person wrote into data for a prompt: one line that cannot pose as a heading, a rule or a turn.
enum PromptData {
    /// `text` on one line: control characters and line breaks become spaces, runs of spaces one, and the marks of chat
    /// templates (`<|im_start|>` and its kin, which some servers read as turns even inside a message) are broken.
    static func line(_ text: String) -> String {
        var line = ""
        var gap = false
        for character in text {
            if character.isWhitespace
                || character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .control })
            {
                gap = !line.isEmpty
                continue
            }
            if gap { line.append(" ") }
            gap = false
            line.append(character)
        }
        return marks.reduce(line) { $0.replacing($1, with: $1.prefix(1) + " " + $1.dropFirst()) }
    }

    /// What chat templates mark turns with. A space within breaks them; taken out, what stood around one could close up to
    /// another.
    private static let marks = [
        "<|", "|>", "<｜", "｜>", "<start_of_turn>", "<end_of_turn>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>",
        "</s>",
    ]
}
