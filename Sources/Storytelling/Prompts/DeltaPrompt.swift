import LanguageModels
import StoryDomain

/// The prompt that asks what a finished scene changed.
enum DeltaPrompt {
    /// Asks for a summary of scene `number` and the facts that it established.
    ///
    /// - Parameters:
    ///   - words: the most words that the summary may have.
    ///   - shownWords: about how many words of the scene are shown, half of them its beginning and half its end; nil for
    ///     all.
    static func messages(for story: Story, scene number: Int, words: Int, shownWords: Int? = nil) -> [Message] {
        var text = PromptData.unmarked(story.passages(inScene: number).map(\.text).joined(separator: "\n\n"))
        if let shownWords { text = shortened(text, words: shownWords) }
        let names = story.bible.entries.suffix(12).map { PromptData.line($0.name) }.joined(separator: ", ")
        let known = names.isEmpty ? "" : "\nAlready noted: \(names)."
        return [
            Message(.system, "You keep the notes of a novel: short, exact, nothing that the text does not say."),
            Message(
                .user,
                """
                Scene \(number) of the story:

                \(text)

                Note as JSON: summary (what happened, at most \(words) words, in order), facts (at most four new \
                things that later scenes must not contradict: kind, name, detail of at most 12 words)\(language(of: story)).\(known)
                """),
        ]
    }

    /// The first and the last sentences of a text, with about `words` words together.
    private static func shortened(_ text: String, words: Int) -> String {
        let sentences = Sentences.split(text).map(String.init)
        func some(_ sentences: some Sequence<String>) -> [String] {
            var left = words / 2
            return Array(
                sentences.prefix { sentence in
                    defer { left -= WordCount.words(in: sentence) }
                    return left > 0
                })
        }
        let first = some(sentences)
        let last = some(sentences.dropFirst(first.count).reversed()).reversed()
        return (first + ["[…]"] + last).joined(separator: " ")
    }

    private static func language(of story: Story) -> String {
        LanguageName.clause(for: story.brief.language)
    }
}
