import FoundationEssentials
import JSONNotation
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Offers three setups for a bare idea.
    func offerSetups(in session: WritingSession) async throws {
        let story = session.story
        let isSmall = room(for: story).isSmall
        let request = planningRequest(
            PlanningPrompt.setupOptions(for: story, isSmallModel: isSmall), name: "setups",
            schema: PlanningSchema.setupOptions(isLean: isSmall), tokens: 1_600, purpose: .setupOptions,
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
        request.maxOutputTokens = room(for: story).planTokens(300)
        request.contentPolicy = ContentPolicy(setup: story.brief.setup)
        request.language = story.brief.language
        var text = try await plainText(request, in: session) { self.observe(.premise($0)) }
        var read = PremiseReading.premise(in: text, language: story.brief.language)
        let language = AnswerLanguage(of: story)
        if let premise = read, let other = language.stray(in: [premise]) {
            request.messages += [Message(.assistant, premise), Message(.user, language.complaint(about: other))]
            request.sampling.variation += 1
            text = try await plainText(request, in: session) { self.observe(.premise($0)) }
            read = PremiseReading.premise(in: text, language: story.brief.language)
        }
        let premise = read ?? PremiseReading.fallback(for: story.brief)
        var change = StoryChange(at: now())
        change.premise = premise
        change.events = [event(.premiseWritten, premise)]
        if read == nil {
            change.events.append(
                event(
                    .structureRepaired,
                    "The model gave no premise, so the brief's own words stand for it: change it by hand, or have it made "
                        + "again by another model.", details: ["fallback": "true"]))
        }
        try await commit(change, in: session)
    }

    /// Plans scenes from `first` on, as many as fit one call.
    func plan(from first: Int, in session: WritingSession) async throws {
        let story = session.story
        let terms = terms(for: story)
        let count =
            story.outline?.sceneCount
            ?? StoryShape.sceneCount(words: story.brief.length.words, passWords: terms.passWords)
        let budgets = StoryShape.budgets(words: story.brief.length.words, count: count)
        let events = eventsPerScene(budget: budgets[0], terms: terms)
        let most = min(count, first + terms.scenesPerPlan - 1)
        let request = outlineRequest(for: story, scenes: first...max(first, most), of: count, eventsPerScene: events)
        let last = request.scenes.upperBound
        let reading = OutlineReading(story: story, first: first, last: last, count: count, budgets: budgets)
        let answer = try await structured(
            request.request, showing: nil, in: session, read: reading.outline(in:),
            fallback: reading.fallback(text:))
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

    /// Asks for as many of `scenes` as fit one answer, at least one; of those that are planned already as many are shown as
    /// fit before it.
    private func outlineRequest(
        for story: Story, scenes: ClosedRange<Int>, of count: Int, eventsPerScene events: Int
    ) -> (request: ModelRequest, scenes: ClosedRange<Int>) {
        let room = room(for: story)
        let isLean = room.isSmall
        func request(through last: Int, recent: Int) -> (request: ModelRequest, fits: Bool) {
            let number = last - scenes.lowerBound + 1
            let messages = PlanningPrompt.outline(
                for: story, scenes: scenes.lowerBound...last, of: count, eventsPerScene: events, recent: recent)
            let schema = PlanningSchema.outline(count: number, eventsPerScene: events, isLean: isLean)
            let tokens = number * (isLean ? 90 + 40 * events : 200 + 60 * events) + 200
            return (
                planningRequest(
                    messages, name: "outline", schema: schema, tokens: tokens, purpose: .outline, story: story),
                room.fitsPlan(tokens, beside: messages, schema: schema)
            )
        }
        for recent in [12, 4] {
            for last in scenes.reversed() {
                let asked = request(through: last, recent: recent)
                if asked.fits { return (asked.request, scenes.lowerBound...last) }
            }
        }
        return (request(through: scenes.lowerBound, recent: 1).request, scenes.lowerBound...scenes.lowerBound)
    }

    /// One beat for each pass that the scene will take, two at least and four at most.
    private func eventsPerScene(budget: Int, terms: WritingTerms) -> Int {
        let passes = (budget + terms.passWords - 1) / max(1, terms.passWords)
        return min(4, max(2, passes))
    }

    /// A call that plans.
    ///
    /// - Parameter tokens: the answer's limit in English; that of other languages is higher, and all are held to what fits
    ///   beside the prompt.
    func planningRequest(
        _ messages: [Message], name: String, schema: JSONValue, tokens: Int, purpose: CallPurpose, story: Story
    ) -> ModelRequest {
        let room = room(for: story)
        let most = min(room.planTokens(tokens), max(Self.leastPlan, room.left(beside: messages, schema: schema)))
        return ModelRequest(
            messages: messages, format: .json(name: name, schema: schema),
            sampling: Sampling(kind: .plan, seed: story.brief.seed), maxOutputTokens: most,
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language, purpose: purpose)
    }

    /// Tokens of an answer under which no plan is one.
    private static let leastPlan = 200
}
