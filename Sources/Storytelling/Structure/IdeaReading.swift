import JSONNotation
import LanguageModels
import StoryDomain

/// Reads suggestions for an idea out of a model's answer.
enum IdeaReading {
    /// The three suggestions.
    ///
    /// - Throws: `TolerantJSON.Failure` where there are fewer.
    static func suggestions(in answer: JSONValue) throws(TolerantJSON.Failure) -> [IdeaSuggestion] {
        let found = (answer["suggestions"]?.array ?? []).compactMap { value -> IdeaSuggestion? in
            let idea = PlanText.line(value["idea"]?.string ?? "")
            guard WordCount.words(in: idea) > 0 else { return nil }
            return IdeaSuggestion(
                idea: idea, whatsMissing: PlanText.line(value["whats_missing"]?.string ?? ""),
                whyChoose: PlanText.line(value["why_choose"]?.string ?? ""))
        }
        guard found.count >= 3 else {
            throw TolerantJSON.Failure(message: "“suggestions” must be a list of three objects, each with an idea.")
        }
        return Array(found.prefix(3))
    }

    /// Suggestions where no answer could be read: sentences of the text, and the idea as it stands.
    static func fallback(for brief: Brief, text: String) -> [IdeaSuggestion] {
        let sentences = Sentences.split(PromptData.line(text)).map(String.init)
            .filter { !$0.contains("{") && !$0.contains("\"") && WordCount.words(in: $0) > 4 }
        let ideas = sentences.prefix(2) + [brief.idea]
        return ideas.map { IdeaSuggestion(idea: $0, whatsMissing: "", whyChoose: "") }
    }
}
