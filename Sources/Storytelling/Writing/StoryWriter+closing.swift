import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryWriter {
    /// Closes a scene that has its words, and notes who appeared in it.
    func closeScene(_ number: Int, in session: WritingSession) async throws {
        let story = session.story
        let contract = LengthContract(story: story, passWords: terms(for: story).passWords)
        let turns = story.turns.filter { $0.scene == number }
        let closings = turns.filter { $0.finish?.hasPrefix("gate:") == true }.count
        let words = story.words(inScene: number)
        var change = StoryChange(at: now())
        change.scenes = [
            SceneRecord(
                number: number, budget: contract.budget(ofScene: number), gateClosings: closings,
                lastFinish: story.lastTurn?.finish ?? "")
        ]
        let bible = BibleKeeping.noting(scene: number, of: story)
        if bible != story.bible { change.bible = bible }
        var message = "Scene \(number) of \(story.outline?.sceneCount ?? number): \(words) words."
        let strays = turns.count { $0.finish == GateFinding.languageFinish }
        if strays >= Self.mostLanguageTries {
            message +=
                " The model kept writing in another language than \(LanguageName.name(of: story.brief.language))."
        } else if closings >= Self.mostClosings {
            message += " The gate closed \(closings) times; what still repeated itself was left out."
        }
        change.events = [
            event(
                .sceneFinished, message,
                details: [
                    "scene": String(number), "words": String(words),
                    "budget": String(contract.budget(ofScene: number)), "gate_closings": String(closings),
                ])
        ]
        try await commit(change, in: session)
    }

    /// Notes what scene `number` changed: one short structured call, held to 15 % of the scene's own tokens; from the
    /// plan where the scene is too short for that.
    func noteDelta(ofScene number: Int, in session: WritingSession) async throws {
        let story = session.story
        let sceneTokens = TokenEstimate.tokens(in: story.passages(inScene: number).map(\.text).joined(separator: " "))
        let tokens = sceneTokens * 15 / 100
        var delta = SceneDelta.fromPlan(scene: number, of: story)
        var events: [RunEvent] = []
        if tokens >= 90 {
            let words = min(80, tokens / 3)
            let request = ModelRequest(
                messages: deltaMessages(for: story, scene: number, words: words, output: tokens),
                format: .json(name: "notes", schema: PlanningSchema.delta),
                sampling: Sampling(kind: .plan, seed: story.brief.seed), maxOutputTokens: tokens,
                contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language,
                purpose: .delta)
            let planned = delta
            let text = try await plainText(request, in: session) { _ in }
            let noted = SceneDelta.reading(text)
            // Notes in another language would lead the next scenes into it.
            let told = noted.map { [$0.summary] + $0.facts.map(\.detail) } ?? []
            delta = AnswerLanguage(of: story).stray(in: told) == nil ? noted ?? planned : planned
            if delta == planned {
                events.append(event(.structureRepaired, "Notes on scene \(number) were taken from the plan."))
            }
        }
        var change = StoryChange(at: now())
        change.summary = RollingSummary.adding(delta.summary, ofScene: number, to: story.summary)
        change.bible = BibleKeeping.adding(delta.facts, ofScene: number, to: story)
        change.events = events
        try await commit(change, in: session)
    }

    /// The prompt for notes; of a scene that does not fit the model its beginning and its end are shown.
    private func deltaMessages(for story: Story, scene number: Int, words: Int, output: Int) -> [Message] {
        let room = room(for: story)
        var messages = DeltaPrompt.messages(for: story, scene: number, words: words)
        var shown = story.words(inScene: number)
        while shown > 100, room.left(beside: messages, schema: PlanningSchema.delta) < output {
            shown = shown * 3 / 4
            messages = DeltaPrompt.messages(for: story, scene: number, words: words, shownWords: shown)
        }
        return messages
    }

    /// Judges the whole and closes the story.
    func finish(in session: WritingSession) async throws {
        let judgement = ClosingJudgement(story: session.story)
        var change = StoryChange(at: now())
        let story = session.story
        let words = "\(story.words) of \(story.brief.length.words) words"
        if judgement.failures.isEmpty {
            change.status = .complete
            change.events = [event(.finished, "Finished: \(words).", details: ["words": String(story.words)])]
        } else {
            change.status = .incomplete
            change.events = [
                event(
                    .incomplete,
                    "Written to its end with \(words), but " + judgement.failures.joined(separator: "; ") + ".",
                    details: ["words": String(story.words)])
            ]
        }
        try await commit(change, in: session)
    }
}
