import JSONNotation
import LanguageModels
import StoryDomain

/// A scene that is proposed.
struct NewScene: Sendable, Hashable {
    let title: String
    let summary: String
    let why: String

    /// Reads a model's answer.
    ///
    /// - Throws: `TolerantJSON.Failure` where it says not what happens.
    init(in value: JSONValue) throws(TolerantJSON.Failure) {
        let summary = PlanText.line(value["summary"]?.string ?? "")
        guard WordCount.words(in: summary) > 0 else {
            throw TolerantJSON.Failure(message: "“summary” must say what happens in the scene.")
        }
        let title = PromptData.clipped(PlanText.title(value["title"]?.string ?? ""), to: 120)
        self.title = title.isEmpty ? "A new scene" : title
        self.summary = summary
        why = PromptData.clipped(value["why"]?.string ?? "", to: 300)
    }

    /// A scene where no answer could be read: what was wished, or what the model said instead of JSON.
    init(wish: String, text: String) {
        let sentences = Sentences.split(PromptData.line(text)).filter { !$0.contains("{") && !$0.contains("\"") }
        title = "A new scene"
        summary = sentences.isEmpty ? PromptData.line(wish) : Sentences.joined(Array(sentences.prefix(2)))
        why = PromptData.clipped(wish, to: 300)
    }
}
