import JSONNotation
import LanguageModels
import StoryDomain

extension ScenePlan {
    /// This plan with what a model's answer says of it. What the answer leaves out stays, but for what only said the old
    /// description or the old end again: that follows the new one.
    ///
    /// - Throws: `TolerantJSON.Failure` where it says neither what happens nor which events there are.
    func changed(by value: JSONValue) throws(TolerantJSON.Failure) -> ScenePlan {
        func texts(_ key: String) -> [String] {
            (value[key]?.array ?? []).compactMap(\.string).map(PlanText.line)
                .filter { WordCount.words(in: $0) > 0 }
        }
        func text(_ key: String) -> String? {
            let said = PlanText.line(value[key]?.string ?? "")
            return WordCount.words(in: said) > 0 ? said : nil
        }
        let (told, events) = (text("description"), texts("key_events"))
        guard told != nil || !events.isEmpty else {
            throw TolerantJSON.Failure(message: "The scene needs a description and key_events.")
        }
        let title = PromptData.clipped(PlanText.title(value["title"]?.string ?? ""), to: 120)
        let characters = texts("characters")
        var plan = self
        if !title.isEmpty { plan.title = title }
        if let told { plan.description = told }
        if !events.isEmpty { plan.keyEvents = events }
        if !characters.isEmpty { plan.characters = characters }
        plan.entryState = text("entry_state") ?? entryState
        plan.exitState = text("exit_state") ?? (exitState == keyEvents.last ? plan.keyEvents.last ?? "" : exitState)
        plan.imagePrompt = text("image_prompt") ?? (imagePrompt == description ? plan.description : imagePrompt)
        plan.narration = text("audio_narration") ?? (narration == description ? plan.description : narration)
        return plan
    }
}
