import JSONNotation
import StoryDomain

/// Which language an answer about a story has to be in, and whether it is.
///
/// Prose that a run writes is watched while it streams (`LanguageWatch`); this is for answers that are read whole: plans,
/// notes, and the texts of proposals and of the copilot.
struct AnswerLanguage: Sendable {
    /// The language that is expected.
    let expected: LanguageTag
    /// What the writer asked for in words of their own, which may name another language.
    private let wish: String

    /// The language of texts that belong to a story's plan: that of the brief.
    init(of story: Story) {
        expected = story.brief.language
        wish = ""
    }

    /// The language of text that stands among other text: that of the text, where it plainly is another than the brief's.
    ///
    /// - Parameters:
    ///   - paragraphs: the text that is replaced, and what stands around it.
    ///   - wish: what the writer asked for in words of their own.
    init(around paragraphs: [String], of story: Story, wish: String = "") {
        self.wish = wish
        guard var sense = LanguageSense(for: story.brief.language) else {
            expected = story.brief.language
            return
        }
        for paragraph in paragraphs { sense.read(paragraph) }
        if case .other(let language) = sense.verdict {
            expected = language
        } else {
            expected = story.brief.language
        }
    }

    /// The language that `texts` are in, where it plainly is not the expected one and the writer did not ask for it.
    func stray(in texts: [String]) -> LanguageTag? {
        guard expected != .undetermined, let other = LanguageSense.other(than: expected, in: texts) else { return nil }
        return isWished(other) ? nil : other
    }

    /// Whether text may be watched while it comes: what the writer asked for may name another language.
    var canBeWatched: Bool { wish.isEmpty }

    /// The language of the sentences in an answer's JSON, where it plainly is not the expected one. Names, single words and
    /// instructions for models that draw may be in any.
    func stray(in value: JSONValue) -> LanguageTag? {
        stray(in: Self.sentences(in: value))
    }

    /// What a call is told whose answer was in another language.
    func complaint(about other: LanguageTag) -> String {
        "Your last answer was in \(LanguageName.name(of: other)) and was thrown away. "
            + "Write in \(LanguageName.name(of: expected)) only."
    }

    /// Words from which a text is taken for a sentence.
    private static let sentenceWords = 4
    /// Fields whose language is free.
    private static let free: Set<String> = ["image_prompt", "imagePrompt"]

    private static func sentences(in value: JSONValue) -> [String] {
        if let text = value.string { return WordCount.words(in: text) >= sentenceWords ? [text] : [] }
        if let values = value.array { return values.flatMap(sentences) }
        guard case .object(let members) = value else { return [] }
        return members.filter { !free.contains($0.name) }.flatMap { sentences(in: $0.value) }
    }

    /// Whether the writer's wish names the language: "in English", "auf Englisch".
    private func isWished(_ language: LanguageTag) -> Bool {
        wish.split(whereSeparator: { !$0.isLetter }).contains { word in
            word.count >= 4 && (try? LanguageTag(String(word)))?.primary == language.primary
        }
    }
}
