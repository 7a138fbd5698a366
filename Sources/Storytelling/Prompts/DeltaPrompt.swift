import LanguageModels
import StoryDomain

/// The prompt that asks what a finished scene changed.
enum DeltaPrompt {
    /// Asks for a summary of scene `number` and the facts that it established.
    ///
    /// - Parameter words: the most words that the summary may have.
    static func messages(for story: Story, scene number: Int, words: Int) -> [Message] {
        let text = story.passages(inScene: number).map(\.text).joined(separator: "\n\n")
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

    private static func language(of story: Story) -> String {
        LanguageName.clause(for: story.brief.language)
    }
}
