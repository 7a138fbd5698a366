import StoryDomain

/// The instruction for one pass of a scene. Pure: what stands in the story decides what is asked for.
struct ScenePrompt {
    private let story: Story
    private let plan: ScenePlan
    private let sceneCount: Int
    private let contract: LengthContract
    /// Whether the model gets closer guidance: paragraphs to count, one or two beats at a time.
    private let isSmallModel: Bool

    /// Prepares the prompt for scene `plan` of `story`.
    init(story: Story, plan: ScenePlan, contract: LengthContract, isSmallModel: Bool) {
        self.story = story
        self.plan = plan
        self.sceneCount = story.outline?.sceneCount ?? 1
        self.contract = contract
        self.isSmallModel = isSmallModel
    }

    /// A pass within the scene.
    ///
    /// - Parameters:
    ///   - wanted: words that are to come of it.
    ///   - asked: words to ask for, after the model's pace.
    func pass(wanted: Int, asked: Int) -> String {
        let written = story.words(inScene: plan.number)
        var lines = [heading(isFirst: written == 0)]
        let beats = beats(from: written, wanted: wanted)
        if !beats.isEmpty { lines.append(list(beats)) }
        if let wish { lines.append(wish) }
        if isAfterLoop { lines.append("What was told is told: do not go back to it. Something new happens now.") }
        var order = writeAbout(asked)
        let leavesMore = contract.remaining(inScene: plan.number) - wanted > 30
        order += leavesMore || plan.number == sceneCount ? " Do not finish the scene yet." : " End the scene there."
        lines.append(order)
        if let languageOrder { lines.append(languageOrder) }
        return lines.joined(separator: "\n")
    }

    /// The pass that ends the story.
    func ending(asked: Int, isFirstTry: Bool) -> String {
        let written = story.words(inScene: plan.number)
        var lines = [heading(isFirst: written == 0)]
        let beats = isFirstTry ? beats(from: written, wanted: .max) : []
        if !beats.isEmpty { lines.append(list(beats)) }
        if let wish { lines.append(wish) }
        let preference = PromptData.line(story.brief.setup.endingPreference)
        if isAfterLoop { lines.append("What was told is told: do not go back to it.") }
        let manner = preference.isEmpty ? "" : " The ending the brief asks for: \(preference)."
        lines.append(
            writeAbout(asked)
                + " This is the end of the story: answer its question and close with a last image.\(manner)")
        if let languageOrder { lines.append(languageOrder) }
        return lines.joined(separator: "\n")
    }

    /// A pass that shows beats which the finished scene left out.
    func repair(events: [String], asked: Int) -> String {
        [
            "Scene \(plan.number) of \(sceneCount), last words. The story has not shown this yet:",
            list(events),
            writeAbout(asked) + " Show it and close the story with a last image. This is the end of the story.",
            languageOrder ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What the writer asked for in this scene.
    private var wish: String? {
        let wishes = story.notes.filter { $0.scene == plan.number }.map { PromptData.line($0.text) }
        return wishes.isEmpty ? nil : "What the writer wants of this scene: " + wishes.joined(separator: "; ")
    }

    private func heading(isFirst: Bool) -> String {
        let place = "Scene \(plan.number) of \(sceneCount)"
        guard isFirst else { return "\(place), next part." }
        var heading = "\(place): \(PromptData.line(plan.title)). \(PromptData.line(plan.description))"
        if !isSmallModel {
            for (label, text) in [("Opens", plan.entryState), ("Closes", plan.exitState)] where !text.isEmpty {
                heading += "\n\(label): \(PromptData.line(text))"
            }
        }
        return heading
    }

    /// The beats that belong into the next `wanted` words: each has its place in the scene's budget, so a resumed pass
    /// gets what the interrupted one had left.
    private func beats(from written: Int, wanted: Int) -> [String] {
        let events = plan.keyEvents.map(PromptData.line).filter { !$0.isEmpty }
        guard !events.isEmpty else { return [] }
        let budget = max(1, contract.budget(ofScene: plan.number))
        let first = min(events.count - 1, written * events.count / budget + (isAfterLoop ? 1 : 0))
        if wanted == .max { return Array(events[first...]) }
        let end = Double(written + wanted) / Double(budget) * Double(events.count)
        let last = min(events.count - 1, max(first, Int(end.rounded(.up)) - 1))
        return Array(events[first...last])
    }

    /// Whether a gate stopped the last call of this scene because it repeated itself.
    private var isAfterLoop: Bool {
        let last = story.turns.last { $0.scene == plan.number && $0.finish != nil }
        return last?.finish?.hasPrefix("gate:") == true && last?.finish != GateFinding.languageFinish
    }

    /// What is said after an answer in another language; nil where the last one was in the story's.
    private var languageOrder: String? {
        let last = story.turns.last { $0.scene == plan.number && $0.finish != nil }
        guard last?.finish == GateFinding.languageFinish else { return nil }
        let name = LanguageName.name(of: story.brief.language)
        return
            "The last answer was not in \(name) and was thrown away. Write every sentence in \(name), whatever language the "
            + "instructions are in."
    }

    private func list(_ beats: [String]) -> String {
        "Events:\n" + beats.map { "- \($0)" }.joined(separator: "\n")
    }

    /// Words of a usual paragraph of a small model.
    static let paragraphWords = 60

    /// How many paragraphs a small model is asked for, with these words: 1 to 4.
    static func paragraphs(of words: Int) -> Int {
        max(1, min(4, (words + paragraphWords / 2) / paragraphWords))
    }

    private func writeAbout(_ words: Int) -> String {
        let order = "Write about \(words) words"
        guard isSmallModel else { return order + "." }
        let count = ["one paragraph", "two paragraphs", "three paragraphs", "four paragraphs"][
            Self.paragraphs(of: words) - 1]
        return order + " in \(count), moment by moment, as prose and not as a script."
    }
}
