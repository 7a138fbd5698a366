import JSONNotation

/// What models put around, into and in place of the text that was asked for, as their users report it. The answer itself
/// is a good one.
package enum SpokenHabit: String, Sendable, Hashable, CaseIterable {
    // Thoughts.

    /// `<think>…</think>` before the answer (DeepSeek R1, Qwen 3).
    case thinkTags
    case thinkingTags, thoughtTags, reasoningTags
    /// `<THINK type="inner">`: capitals and attributes.
    case thinkTagsWithAttributes
    /// `[THINK]…[/THINK]` (Magistral).
    case thinkBrackets
    /// `◁think▷…◁/think▷` (Kimi).
    case thinkTriangles
    /// `<seed:think>…</seed:think>` (Seed-OSS).
    case seedThink
    /// `<|START_THINKING|>…<|END_THINKING|><|START_RESPONSE|>…` (Command A).
    case thinkingTokens
    /// gpt-oss with all its marks.
    case channels
    /// gpt-oss behind a server that strips the special tokens: "analysis…assistantfinal…".
    case strippedChannels
    /// `<|channel>thought … <channel|>` (Gemma).
    case gemmaChannel
    /// The template wrote the opening tag: the answer begins with thoughts.
    case noOpeningTag
    /// The same in Chinese.
    case noOpeningTagInChinese
    /// A second block within the answer.
    case secondThought

    // Marks of templates.

    case endToken, endTokenOnItsLine, closingS, endOfTurn, deepSeekToken, instMark
    /// The model goes on with the next turn by itself.
    case nextTurn

    // Prose only.

    /// A heading and an announcement before the text, in other languages.
    case germanAnnouncement, spanishAnnouncement, frenchAnnouncement, chineseAnnouncement, japaneseAnnouncement,
        koreanAnnouncement, arabicAnnouncement
    /// A count of words, and a remark, behind the text.
    case farewell, chineseTally
    /// Markdown and HTML around words.
    case markup

    // JSON only.

    case wrappedJSON, rawLineBreaks, schemaEcho, typographicQuotes, singleQuotes, exampleFirst, listOfOne, commented
    /// Lists written as texts.
    case textForLists
    /// Objects in place of texts in lists.
    case objectsForTexts
    /// Titles with Markdown, quotes and labels.
    case dressedTitles

    /// What a request must ask for.
    package var need: Misbehaviour.Need {
        switch self {
        case .wrappedJSON, .rawLineBreaks, .schemaEcho, .typographicQuotes, .singleQuotes, .exampleFirst, .listOfOne,
            .commented, .textForLists, .objectsForTexts, .dressedTitles:
            .json
        case .germanAnnouncement, .spanishAnnouncement, .frenchAnnouncement, .chineseAnnouncement,
            .japaneseAnnouncement, .koreanAnnouncement, .arabicAnnouncement, .farewell, .chineseTally, .markup:
            .prose
        default: .anything
        }
    }

    /// What stands in thoughts; nothing of it may be seen anywhere.
    package static let thought =
        "Okay, the user wants a part of a story. First {\"plan\": \"open on the storm\"}, then the pearl-handled zither.\n\n"
        + "Let me write it now."
    private static let chinese = "嗯，用户想要一个故事。我先想好大纲：{\"plan\": \"风暴\"}，再写那把珍珠柄的齐特琴。现在开始写。"

    /// Words that only stand in what is no answer.
    package static let foreign = [
        "zither", "the user wants", "think>", "THINK]", "think▷", "<|", "|>", "assistantfinal", "齐特琴", "</s>",
        "end_of_turn",
        "INST]", "Fortsetzung der", "continuación", "Voici", "第三章", "以下是", "続きを", "이어서", "المشهد التالي", "字数",
        "enjoyed",
        "~~", "<i>", "&nbsp;", "Title:", "**", "\"type\"", "An example",
    ]

    /// The answer as a model with this habit gives it.
    package func applied(to text: String, isStructured: Bool) -> String {
        let thought = Self.thought
        switch self {
        case .thinkTags: return "<think>\n\(thought)\n</think>\n\n\(text)"
        case .thinkingTags: return "<thinking>\n\(thought)\n</thinking>\n\n\(text)"
        case .thoughtTags: return "<thought>\(thought)</thought>\(text)"
        case .reasoningTags: return "\n<reasoning>\n\(thought)\n</reasoning>\n\(text)"
        case .thinkTagsWithAttributes: return "<THINK type=\"inner\">\(thought)</THINK>\n\(text)"
        case .thinkBrackets: return "[THINK]\(thought)[/THINK]\(text)"
        case .thinkTriangles: return "◁think▷\(thought)◁/think▷\(text)"
        case .seedThink: return "<seed:think>\(thought)</seed:think>\(text)<seed:eos>"
        case .thinkingTokens:
            return "<|START_THINKING|>\(thought)<|END_THINKING|><|START_RESPONSE|>\(text)<|END_RESPONSE|>"
        case .channels:
            return "<|channel|>analysis<|message|>\(thought)<|end|><|start|>assistant<|channel|>final<|message|>\(text)"
                + "<|return|>"
        case .strippedChannels: return "analysisWe need to write. \(thought)assistantfinal\(text)"
        case .gemmaChannel: return "<|channel>thought\n\(thought)\n<channel|>\(text)<turn|>"
        case .noOpeningTag: return "\(thought)\n</think>\n\n\(text)"
        case .noOpeningTagInChinese: return "\(Self.chinese)\n</think>\n\n\(text)"
        case .secondThought:
            let middle = isStructured ? text.endIndex : (text.firstRange(of: "\n\n")?.upperBound ?? text.endIndex)
            return "<think>\(thought)</think>\(text[..<middle])<think>\(thought)</think>\(text[middle...])"
        default: return isStructured ? structured(text) : told(text)
        }
    }

    private func told(_ text: String) -> String {
        switch self {
        case .germanAnnouncement:
            return "Natürlich! Hier ist die Fortsetzung der Geschichte:\n\nDrittes Kapitel\n\n\(text)"
        case .spanishAnnouncement: return "¡Por supuesto! Aquí tienes la continuación:\n\n**Capítulo 3**\n\n\(text)"
        case .frenchAnnouncement: return "Bien sûr ! Voici la suite :\n\n\(text)"
        case .chineseAnnouncement: return "好的，以下是故事的续写：\n\n第三章 归来\n\n\(text)"
        case .japaneseAnnouncement: return "続きを書きます。\n\n第三話\n\n\(text)"
        case .koreanAnnouncement: return "네, 이어서 쓰겠습니다.\n\n제3장\n\n\(text)"
        case .arabicAnnouncement: return "بالطبع! إليك المشهد التالي:\n\nالفصل الثالث\n\n\(text)"
        case .farewell:
            return text + "\n\n(Word count: 300)\n\nI hope you enjoyed this story! Would you like me to continue?"
        case .chineseTally: return text + "\n\n字数：1203"
        case .markup:
            let words = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4 else { return text }
            return "\(words[0]) <i>\(words[1])</i> ~~\(words[2])~~ \(words[3])"
        default: return marked(text)
        }
    }

    private func marked(_ text: String) -> String {
        switch self {
        case .endToken: return text + "<|im_end|>"
        case .endTokenOnItsLine: return text + "\n<|eot_id|>\n"
        case .closingS: return "<s>" + text + "</s>"
        case .endOfTurn: return text + "<end_of_turn>\n<eos>"
        case .deepSeekToken: return text + "<｜end▁of▁sentence｜>"
        case .instMark: return text + " [/INST]"
        case .nextTurn:
            return text
                + "<|im_end|>\n<|im_start|>user\nWrite the zither scene.<|im_end|>\n<|im_start|>assistant\nThe zither."
        default: return text
        }
    }

    private func structured(_ text: String) -> String {
        guard let value = try? JSONReader.read(Array(text.utf8)) else { return marked(text) }
        switch self {
        case .wrappedJSON: return "{\"response\": \(text)}"
        case .rawLineBreaks: return text.replacing(", ", with: ",\n").replacing("\\n", with: "\n")
        case .schemaEcho: return "{\"type\": \"object\", \"properties\": \(text)}"
        case .typographicQuotes: return Self.quoted(value, "“", "”")
        case .singleQuotes: return Self.quoted(value, "'", "'").replacing("null", with: "None")
        case .exampleFirst:
            return "An example: {\"title\": \"An example\"}\n\nThe answer:\n```json\n\(text)\n```\n{done}"
        case .listOfOne: return "[\(text)]"
        case .commented:
            return text.replacing("{\"", with: "{ // the plan\n \"").replacing("\", \"", with: "\", /* and */ \"")
        case .textForLists: return Self.changed(value) { Self.joined($0) }.text
        case .objectsForTexts:
            return Self.changed(value) { list in
                list.contains { $0.string == nil } ? .array(list) : .array(list.map { .object(["event": $0]) })
            }.text
        case .dressedTitles: return Self.dressed(value).text
        default: return marked(text)
        }
    }

    /// A list of texts as one text, a line each.
    private static func joined(_ list: [JSONValue]) -> JSONValue {
        let texts = list.compactMap(\.string)
        guard texts.count == list.count, !texts.isEmpty else { return .array(list) }
        return .string(texts.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
    }

    /// A value with its lists changed.
    private static func changed(_ value: JSONValue, _ change: ([JSONValue]) -> JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(members.map { JSONValue.Member($0.name, changed($0.value, change)) })
        case .array(let values): change(values.map { changed($0, change) })
        default: value
        }
    }

    private static func dressed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.map { member in
                    guard member.name == "title", let title = member.value.string else {
                        return JSONValue.Member(member.name, dressed(member.value))
                    }
                    let isScene = members.contains { $0.name == "key_events" }
                    return JSONValue.Member("title", .string(isScene ? "Scene 1: **\(title)**" : "Title: “\(title)”"))
                })
        case .array(let values): .array(values.map(dressed))
        default: value
        }
    }

    /// JSON with other quotes; texts that hold such ones are left as they are.
    private static func quoted(_ value: JSONValue, _ open: String, _ close: String) -> String {
        switch value {
        case .object(let members):
            "{" + members.map { open + $0.name + close + ": " + quoted($0.value, open, close) }.joined(separator: ", ")
                + "}"
        case .array(let values): "[" + values.map { quoted($0, open, close) }.joined(separator: ", ") + "]"
        case .string(let text): open + text + close
        default: value.text
        }
    }
}
