import FoundationEssentials
import JSONNotation
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Offers three setups for a bare idea.
    func offerSetups(in session: WritingSession) async throws {
        let story = session.story
        let request = planningRequest(
            PlanningPrompt.setupOptions(for: story, isSmallModel: model.profile.isSmall), name: "setups",
            schema: PlanningSchema.setupOptions(isLean: model.profile.isSmall), tokens: 1_600, purpose: .setupOptions,
            story: story)
        let answer = try await structured(
            request, showing: "premise", in: session, read: SetupReading.options(in:),
            fallback: { [SetupReading.fallback(for: story, text: $0)] })
        var change = StoryChange(at: now())
        change.setupOptions = answer.value
        change.events =
            answer.events + [
                event(
                    .setupOptionsOffered, "\(answer.value.count) setups offered.",
                    details: ["count": String(answer.value.count)])
            ]
        try await commit(change, in: session)
    }

    /// Has one of the setups taken: its fields fill what the brief leaves open, its premise becomes the story's.
    func takeSetup(in session: WritingSession) async throws {
        let options = session.story.setupOptions
        let index = min(max(0, try await chooseSetup(options)), options.count - 1)
        let option = options[index]
        var change = StoryChange(at: now())
        var brief = session.story.brief
        brief.setup = brief.setup.filled(from: option.setup)
        change.brief = brief
        change.premise = option.premise
        change.events = [
            event(.setupChosen, "Setup \(index + 1) was taken.", details: ["option": String(index + 1)])
        ]
        try await commit(change, in: session)
    }

    /// Writes the premise of a full brief.
    func writePremise(in session: WritingSession) async throws {
        let story = session.story
        var request = ModelRequest(messages: PlanningPrompt.premise(for: story), purpose: .premise)
        request.sampling = Sampling(kind: .plan, seed: story.brief.seed)
        request.maxOutputTokens = 300
        request.contentPolicy = ContentPolicy(setup: story.brief.setup)
        request.language = story.brief.language
        let text = try await plainText(request, in: session) { self.observe(.premise($0)) }
        let premise =
            PremiseReading.premise(in: text, language: story.brief.language)
            ?? PremiseReading.fallback(for: story.brief)
        var change = StoryChange(at: now())
        change.premise = premise
        change.events = [event(.premiseWritten, premise)]
        try await commit(change, in: session)
    }

    /// Plans scenes from `first` on, as many as fit one call.
    func plan(from first: Int, in session: WritingSession) async throws {
        let story = session.story
        let terms = terms(for: story)
        let count =
            story.outline?.sceneCount
            ?? StoryShape.sceneCount(words: story.brief.length.words, passWords: terms.passWords)
        let last = min(count, first + terms.scenesPerPlan - 1)
        let budgets = StoryShape.budgets(words: story.brief.length.words, count: count)
        let events = eventsPerScene(budget: budgets[0], terms: terms)
        let isLean = model.profile.isSmall
        let request = planningRequest(
            PlanningPrompt.outline(for: story, scenes: first...last, of: count, eventsPerScene: events),
            name: "outline",
            schema: PlanningSchema.outline(count: last - first + 1, eventsPerScene: events, isLean: isLean),
            tokens: (last - first + 1) * (isLean ? 90 + 40 * events : 200 + 60 * events) + 200,
            purpose: .outline, story: story)
        let reading = OutlineReading(story: story, first: first, last: last, count: count, budgets: budgets)
        let answer = try await structured(
            request, showing: nil, in: session, read: reading.outline(in:), fallback: reading.fallback(text:))
        var change = StoryChange(at: now())
        change.outline = answer.value
        change.events =
            answer.events + [
                event(
                    .outlineWritten,
                    "“\(answer.value.title)”: \(answer.value.scenes.count) of \(count) scenes planned.",
                    details: ["scenes": String(answer.value.scenes.count), "of": String(count)])
            ]
        try await commit(change, in: session)
    }

    /// One beat for each pass that the scene will take, two at least and four at most.
    private func eventsPerScene(budget: Int, terms: WritingTerms) -> Int {
        let passes = (budget + terms.passWords - 1) / max(1, terms.passWords)
        return min(4, max(2, passes))
    }

    /// A call that plans.
    func planningRequest(
        _ messages: [Message], name: String, schema: JSONValue, tokens: Int, purpose: CallPurpose, story: Story
    ) -> ModelRequest {
        ModelRequest(
            messages: messages, format: .json(name: name, schema: schema),
            sampling: Sampling(kind: .plan, seed: story.brief.seed), maxOutputTokens: tokens,
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language, purpose: purpose)
    }
}
