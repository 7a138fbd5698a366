import JSONNotation
import LanguageModels
import StoryDomain

/// Reads planned scenes out of a model's answer and joins them to what is planned already.
struct OutlineReading: Sendable {
    let story: Story
    /// The scenes that were asked for, counted from 1.
    let first: Int
    let last: Int
    /// How many scenes the story is to have.
    let count: Int
    /// Words for each scene of the story.
    let budgets: [Int]

    /// The outline with the scenes of `answer`.
    ///
    /// - Throws: `TolerantJSON.Failure` where fewer scenes came than were asked for, or one says nothing.
    func outline(in answer: JSONValue) throws(TolerantJSON.Failure) -> Outline {
        let values = answer["scenes"]?.array ?? []
        let wanted = last - first + 1
        guard values.count >= wanted else {
            throw TolerantJSON.Failure(message: "“scenes” must hold \(wanted) scenes, not \(values.count).")
        }
        var scenes: [ScenePlan] = []
        for (offset, value) in values.prefix(wanted).enumerated() {
            guard let scene = scene(value, number: first + offset) else {
                throw TolerantJSON.Failure(
                    message: "Scene \(first + offset) needs a title, a description and key_events.")
            }
            guard !ExampleScene.isCopied(in: scene) else {
                throw TolerantJSON.Failure(
                    message: "Scene \(scene.number) is the example of another story. Plan what happens in this one: "
                        + PromptData.line(story.premise ?? ""))
            }
            scenes.append(scene)
        }
        let title = PlanText.title(answer["title"]?.string ?? "")
        return joined(scenes, title: ExampleScene.isTitle(title) ? "" : title)
    }

    /// An outline built from plain text: its sentences are dealt to the scenes; where there are too few, the premise
    /// is told in the shape that every story has.
    func fallback(text: String) -> Outline {
        let sentences = Sentences.split(PromptData.line(text)).map(String.init)
            .filter { !$0.contains("{") && !$0.contains("\"") && $0.contains(where: \.isLetter) }
        let stock = StockPlan.words(in: story.brief.language)
        let scenes = (first...last).map { number -> ScenePlan in
            let offset = number - first
            let said = offset < sentences.count ? sentences[offset] : ""
            let description =
                said.isEmpty ? stock.shape(ofScene: number, of: count, premise: story.premise ?? "") : said
            return plan(
                number: number, title: stock.title(ofScene: number), description: description, events: [description],
                value: [:])
        }
        return joined(scenes, title: "")
    }

    private func scene(_ value: JSONValue, number: Int) -> ScenePlan? {
        let title = PlanText.title(value["title"]?.string ?? "")
        let description = PlanText.line(value["description"]?.string ?? "")
        let events = (value["key_events"]?.array ?? []).compactMap(\.string).map(PlanText.line).filter { !$0.isEmpty }
        guard !title.isEmpty || !description.isEmpty, !events.isEmpty || !description.isEmpty else { return nil }
        return plan(
            number: number, title: title.isEmpty ? untitled(number) : title,
            description: description.isEmpty ? events.joined(separator: "; ") : description,
            events: events.isEmpty ? [description] : events, value: value)
    }

    /// A plan whose optional parts come from `value`, or follow from the description where a small model was not asked
    /// for them.
    private func plan(number: Int, title: String, description: String, events: [String], value: JSONValue) -> ScenePlan
    {
        func text(_ key: String, else other: String) -> String {
            let said = PlanText.line(value[key]?.string ?? "")
            return said.isEmpty ? other : said
        }
        return ScenePlan(
            number: number, title: title, description: description, keyEvents: events,
            characters: (value["characters"]?.array ?? []).compactMap(\.string).map(PlanText.line),
            wordBudget: budgets[number - 1], entryState: text("entry_state", else: ""),
            exitState: text("exit_state", else: events.last ?? ""),
            imagePrompt: text("image_prompt", else: description),
            narration: text("audio_narration", else: description))
    }

    private func joined(_ scenes: [ScenePlan], title: String) -> Outline {
        let before = story.outline?.scenes ?? []
        let known = story.outline?.title ?? ""
        return Outline(title: known.isEmpty ? title : known, scenes: before + scenes, sceneCount: count)
    }

    /// The title of a scene that the model left without one.
    private func untitled(_ number: Int) -> String {
        story.brief.language.primary == "en"
            ? "Scene \(number)" : StockPlan.words(in: story.brief.language).title(ofScene: number)
    }
}
