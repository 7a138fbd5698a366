/// Turns what a person wrote into data for a prompt: one line that cannot pose as a heading, a rule or a turn.
enum PromptData {
    /// `text` on one line: control characters and line breaks become spaces, runs of spaces one, and the bars of chat
    /// templates (`<|im_start|>` and its kin, which some servers read as turns even inside a message) are broken.
    static func line(_ text: String) -> String {
        var line = ""
        var gap = false
        for character in text {
            if character.isWhitespace || character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .control }) {
                gap = !line.isEmpty
                continue
            }
            if gap { line.append(" ") }
            gap = false
            line.append(character)
        }
        return line
            .replacing("<|", with: "< |")
            .replacing("|>", with: "| >")
            .replacing("<start_of_turn>", with: "")
            .replacing("<end_of_turn>", with: "")
            .replacing("[INST]", with: "")
            .replacing("[/INST]", with: "")
            .replacing("</s>", with: "")
    }
}
