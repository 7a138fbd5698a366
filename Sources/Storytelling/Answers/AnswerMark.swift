/// A mark of a model's chat template or of its thinking, as it stands in an answer.
enum AnswerMark: Hashable {
    /// How a block of thoughts is written.
    enum Family: Hashable {
        /// `<think>` and its kin, `[THINK]`, `◁think▷`, `<|START_THINKING|>`.
        case tag
        /// Channels: `<|channel|>analysis<|message|>` (gpt-oss), `<|channel>thought` (Gemma).
        case channel
    }

    case opensThought
    case closesThought
    /// `<|channel|>`: a channel's name follows, up to `<|message|>` or the end of the line.
    case channel
    /// `<channel|>`: Gemma's end of a channel.
    case closesChannel
    /// `<|message|>`: what follows is the channel's text.
    case message
    /// Stands around the answer and says nothing: `<answer>`, `<|START_RESPONSE|>`.
    case frame
    /// A turn begins; a role may follow: `<|im_start|>`, `<start_of_turn>`, `<|assistant|>`.
    case opensTurn
    /// A turn, or the whole text, is over: `<|im_end|>`, `</s>`, `<eos>`.
    case closesTurn
    /// `<s>`: the beginning of a text, or HTML's struck words.
    case s
    /// `</s>`: the end of a text, or of HTML's struck words.
    case endOfS
    /// Padding and other tokens without a meaning: `<pad>`, `<unk>`, `[gMASK]`.
    case nothing
}

extension AnswerMark {
    /// What is known of the beginning of a possible mark.
    enum Reading: Hashable {
        /// It can still become one.
        case open
        case mark(AnswerMark)
        /// It is text.
        case text
    }

    /// Whether a mark may begin with `scalar`.
    static func mayBegin(with scalar: Unicode.Scalar) -> Bool { scalar == "<" || scalar == "[" || scalar == "◁" }

    /// Longest token between `<|` and `|>`.
    private static let longestToken = 48
    /// Longest name of a tag.
    private static let longestName = 28
    /// Longest tag with its attributes.
    private static let longestTag = 160

    /// Reads what begins with `<`, `[` or `◁`.
    static func reading(_ held: [Unicode.Scalar]) -> Reading {
        guard held.count > 1 else { return .open }
        switch held[0] {
        case "<": return angle(held)
        case "[": return square(held)
        default: return triangle(held)
        }
    }

    private static func angle(_ held: [Unicode.Scalar]) -> Reading {
        switch held[1] {
        case "|", "｜": return token(held)
        case "<": return fixed(held, ["<<SYS>>": .nothing, "<</SYS>>": .nothing])
        case "/": return held.count == 2 ? .open : tag(held, from: 2, closes: true)
        default: return tag(held, from: 1, closes: false)
        }
    }

    /// `<|name|>`, `<｜name｜>`, and `<|name>` as Gemma writes them.
    private static func token(_ held: [Unicode.Scalar]) -> Reading {
        let last = held[held.count - 1]
        guard last == ">" else {
            let isPart = last.isASCIIAlphanumeric || "_-/|｜▁.:\"".unicodeScalars.contains(last)
            return held.count <= 2 || (isPart && held.count < longestToken) ? .open : .text
        }
        var name = held[2..<(held.count - 1)]
        let isClosed = name.last == "|" || name.last == "｜"
        if isClosed { name.removeLast() }
        let word = folded(name)
        guard !word.isEmpty else { return .text }
        return named(word, isClosed: isClosed).map { .mark($0) } ?? .text
    }

    private static func named(_ word: String, isClosed: Bool) -> AnswerMark? {
        switch word {
        case "channel": return .channel
        case "message": return .message
        case "inner_prefix": return .opensThought
        case "inner_suffix": return .closesThought
        case "constrain", "constrained": return .nothing
        default: break
        }
        let isEnd = word.hasPrefix("end") || word.hasPrefix("/") || word.hasSuffix("_end") || word.hasSuffix("/end")
        if word.contains("think") || word.contains("thought") || word.contains("reasoning") {
            return isEnd ? .closesThought : .opensThought
        }
        if word.contains("solution") || word.contains("response") { return .frame }
        if word == "turn" { return .opensTurn }
        guard isClosed else { return nil }
        if isEnd || word.hasPrefix("eo") || word == "return" || word == "call" || word == "/s" || word == "im_end" {
            return .closesTurn
        }
        return word.contains("pad") || word.contains("unk") ? .nothing : .opensTurn
    }

    /// `<name …>` and `</name>`.
    private static func tag(_ held: [Unicode.Scalar], from start: Int, closes: Bool) -> Reading {
        guard let end = held[start...].firstIndex(where: { !isNamePart($0) }) else {
            guard held[start].isASCIIAlphanumeric || held[start] == "_", !("0"..."9").contains(held[start]) else {
                return .text
            }
            return held.count - start <= longestName ? .open : .text
        }
        let name = folded(held[start..<end])
        guard let mark = tagged(name, closes: closes) else {
            // Gemma ends its channels and turns with `<channel|>` and `<turn|>`.
            guard !closes, held[end] == "|", name == "channel" || name == "turn" else { return .text }
            if end == held.count - 1 { return .open }
            guard held[held.count - 1] == ">", held.count == end + 2 else { return .text }
            return .mark(name == "turn" ? .closesTurn : .closesChannel)
        }
        let last = held[held.count - 1]
        if last == ">" { return .mark(mark) }
        guard held[end] == " " || held[end] == "/" || held[end] == "\t", held.count < longestTag, !last.isLineBreak,
            mark == .opensThought || mark == .closesThought || mark == .frame
        else { return .text }
        return .open
    }

    private static func tagged(_ name: String, closes: Bool) -> AnswerMark? {
        let bare = name.split(whereSeparator: { $0 == ":" }).last.map(String.init) ?? name
        if thoughts.contains(bare) || bare.hasSuffix("_think") || bare.hasSuffix("_thinking") {
            return closes ? .closesThought : .opensThought
        }
        switch bare {
        case "answer", "final_answer", "response": return .frame
        case "cot_budget_reflect" where name.hasPrefix("seed:"): return closes ? .closesThought : .opensThought
        case "s": return closes ? .endOfS : .s
        case "eos", "eot", "eod", "eom", "eop", "end_of_turn", "end_of_text", "endoftext", "end_of_utterance",
            "end_of_sentence", "im_end", "|endoftext|":
            return .closesTurn
        case "bos", "sop", "start_of_turn", "begin_of_text", "im_start": return closes ? nil : .opensTurn
        case "pad", "unk", "mask": return closes ? nil : .nothing
        default: return nil
        }
    }

    private static let thoughts: Set<String> = [
        "think", "thinking", "thought", "thoughts", "reasoning", "reflection", "scratchpad", "antthinking",
        "chain_of_thought", "thought_process", "thinking_process", "inner_monologue", "internal_thoughts",
    ]

    /// `[THINK]`, `[/INST]`, `[EOS]`, `[|assistant|]`.
    private static func square(_ held: [Unicode.Scalar]) -> Reading {
        if held[1] == "|" {
            guard held[held.count - 1] == "]" else {
                let last = held[held.count - 1]
                return held.count < longestName && (last.isASCIIAlphanumeric || last == "|" || last == "_")
                    ? .open : .text
            }
            guard held.count > 4, held[held.count - 2] == "|" else { return .text }
            return .mark(folded(held[2..<(held.count - 2)]).hasPrefix("end") ? .closesTurn : .opensTurn)
        }
        return fixed(
            held,
            [
                "[THINK]": .opensThought, "[/THINK]": .closesThought, "[INST]": .opensTurn, "[/INST]": .closesTurn,
                "[EOS]": .closesTurn, "[BOS]": .nothing, "[gMASK]": .nothing, "[PAD]": .nothing,
                "[SYSTEM_PROMPT]": .opensTurn, "[/SYSTEM_PROMPT]": .closesTurn,
            ])
    }

    private static func triangle(_ held: [Unicode.Scalar]) -> Reading {
        fixed(held, ["◁think▷": .opensThought, "◁/think▷": .closesThought])
    }

    /// Compares with whole marks, whatever the case.
    private static func fixed(_ held: [Unicode.Scalar], _ marks: KeyValuePairs<String, AnswerMark>) -> Reading {
        let text = folded(held[...])
        var isOpen = false
        for (mark, meaning) in marks {
            let mark = mark.lowercased()
            if mark == text { return .mark(meaning) }
            isOpen = isOpen || mark.hasPrefix(text)
        }
        return isOpen ? .open : .text
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIIAlphanumeric || scalar == "_" || scalar == ":" || scalar == "-"
    }

    /// In lower case, with DeepSeek's `▁` as `_`.
    private static func folded(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(scalar == "▁" ? "_" : scalar) }
        return String(view).lowercased()
    }
}

extension Unicode.Scalar {
    /// One of A–Z, a–z, 0–9.
    var isASCIIAlphanumeric: Bool {
        (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
    }
}
