/// Turns what a person wrote into data for a prompt: one line that cannot pose as a heading, a rule or a turn.
enum PromptData {
    /// `text` on one line: control characters and line breaks become spaces, runs of spaces one, and the marks of chat
    /// templates (`<|im_start|>` and its kin, which some servers read as turns even inside a message) are broken.
    static func line(_ text: String) -> String {
        if isLine(text) { return text }
        var line = ""
        var gap = false
        for character in text {
            if isGap(character) {
                gap = !line.isEmpty
                continue
            }
            if gap { line.append(" ") }
            gap = false
            line.append(character)
        }
        return unmarked(line)
    }

    /// A text of a story as it stands, but with the marks of chat templates broken: it may have been typed or imported,
    /// and no reader of a prompt may take what it says for a turn.
    static func unmarked(_ text: String) -> String {
        // Every mark has one of these bytes; looking for each mark costs ten times as much as all else here.
        guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x3E || $0 == 0x5B }) else { return text }
        return marks.reduce(text) { $0.replacing($1, with: $1.prefix(1) + " " + $1.dropFirst()) }
    }

    /// Whether a character is white space or control characters. The tables of properties are slow to ask, and most text is
    /// ASCII.
    private static func isGap(_ character: Character) -> Bool {
        if let byte = character.asciiValue { return byte <= 0x20 || byte == 0x7F }
        return character.isWhitespace
            || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }

    /// Whether nothing of `text` would be changed, by a look at its bytes: printable ASCII, single spaces, none of the signs
    /// that marks begin or end with. Most texts are so, and this costs a hundredth of the long way.
    private static func isLine(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): if last == byte { return false }
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"): return false
            case 0x21...0x7E: break
            default: return false
            }
            last = byte
        }
        return last != UInt8(ascii: " ") || text.isEmpty
    }

    /// What chat templates mark turns with. A space within breaks them; taken out, what stood around one could close up to
    /// another.
    private static let marks = [
        "<|", "|>", "<｜", "｜>", "<start_of_turn>", "<end_of_turn>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>",
        "</s>",
    ]
}
