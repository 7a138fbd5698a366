import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

/// Writes a stored story to its end, a step at a time, and stores each thing the moment it is finished.
///
/// All decisions follow from what is stored, so that a run can be killed at any moment and another one goes on.
package struct StoryWriter: Sendable {
    /// Takes one of the setups offered for a bare idea: its index, from 0.
    package typealias SetupChooser = @Sendable ([SetupOption]) async throws -> Int

    let model: any LanguageModel
    let store: StepStore
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date
    let chooseSetup: SetupChooser
    let observe: @Sendable (WritingSignal) -> Void
    let habits: ThinkingHabits
    private let patience: Patience

    /// Takes the collaborators.
    ///
    /// - Parameters:
    ///   - model: the model with its decorators; `Metered` must be among them, since it opens the calls.
    ///   - store: where the steps go.
    ///   - clock: waits between tries.
    ///   - now: dates of rows and events.
    ///   - chooseSetup: asked once for a bare idea.
    ///   - isAwaited: whether somebody waits for the answer, so that it gives up soon.
    ///   - habits: what is known of how the models think; it learns from every answer.
    ///   - observe: hears what happens; called in order, must not block.
    package init(
        model: any LanguageModel,
        store: StepStore,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        chooseSetup: @escaping SetupChooser = { _ in 0 },
        isAwaited: Bool = false,
        habits: ThinkingHabits = ThinkingHabits(),
        observe: @escaping @Sendable (WritingSignal) -> Void = { _ in }
    ) {
        self.model = model
        self.store = store
        self.clock = clock
        self.now = now
        self.chooseSetup = chooseSetup
        self.observe = observe
        self.habits = habits
        self.patience = isAwaited ? .short : .usual
    }

    /// Writes on a stored story.
    ///
    /// - Parameter milestone: how far; to its end where nothing is said.
    /// - Returns: the story as it then stands.
    /// - Throws: `ModelError` where no provider goes on, `StorageError`, `WritingError`, `CancellationError`, and what
    ///   the store's clause throws. The story then stands as far as it was written.
    package func write(_ id: StoryID, until milestone: Milestone = .end) async throws -> Story {
        guard let stored = try await store.load(id) else { throw WritingError.unknownStory(id) }
        let session = WritingSession(story: stored.story)
        habits.assumePlain(authorsOf: stored.story)
        try await settleCutOff(stored.openCalls, in: session)
        let place = stored.story.passages.last?.position
        try await note(
            place == nil ? .started : .resumed, beginning(of: stored.story),
            details: place.map { ["scene": String($0.scene), "paragraph": String($0.paragraph)] } ?? [:], in: session)
        return try await write(in: session, until: milestone)
    }

    /// Writes on a story that is stored nowhere, as far as `milestone`; the store hears only what it costs.
    ///
    /// - Throws: as `write`.
    package func compose(_ story: Story, until milestone: Milestone) async throws -> Story {
        try await write(in: WritingSession(story: story), until: milestone)
    }

    private func write(in session: WritingSession, until milestone: Milestone) async throws -> Story {
        do {
            try await writeOn(in: session, until: milestone)
        } catch let error as CancellationError {
            try await note(.interrupted, "Stopped after \(session.story.words) words.", in: session)
            throw error
        }
        return session.story
    }

    private func writeOn(in session: WritingSession, until milestone: Milestone) async throws {
        var patience = patience
        while !milestone.isReached(by: session.story),
            let step = NextStep.of(session.story, under: terms(for: session.story))
        {
            try Task.checkCancellation()
            observe(.step(step))
            let before = session.story
            do {
                try await perform(step, in: session)
            } catch let error as ModelError {
                try await patience.wait(after: error, clock: clock)
            }
            try patience.judge(step: step, before: before, after: session.story)
        }
    }

    /// How the model at hand writes this story.
    func terms(for story: Story) -> WritingTerms {
        WritingTerms(room: room(for: story), story: story)
    }

    /// What fits the model at hand in this story's language.
    func room(for story: Story) -> ModelRoom {
        ModelRoom(profile: model.profile, language: story.brief.language)
    }

    private func perform(_ step: Step, in session: WritingSession) async throws {
        var isFirst = true
        try await narrowing {
            // Under narrower terms another step may be next: an ordinary pass in place of an ending that is too long.
            let next = isFirst ? step : NextStep.of(session.story, under: terms(for: session.story)) ?? step
            isFirst = false
            try await carryOut(next, in: session)
        }
    }

    private func carryOut(_ step: Step, in session: WritingSession) async throws {
        switch step {
        case .setupOptions: try await offerSetups(in: session)
        case .chooseSetup: try await takeSetup(in: session)
        case .premise: try await writePremise(in: session)
        case .outline(let first): try await plan(from: first, in: session)
        case .scene(let number, _): try await writePass(scene: number, purpose: .scene, in: session)
        case .ending(let number, _): try await writePass(scene: number, purpose: .ending, in: session)
        case .repair(let number, let finding): try await mend(finding, scene: number, in: session)
        case .closeScene(let number): try await closeScene(number, in: session)
        case .delta(let number): try await noteDelta(ofScene: number, in: session)
        case .finish: try await finish(in: session)
        }
    }

    private func beginning(of story: Story) -> String {
        story.passages.isEmpty
            ? "Writing \(story.brief.length.words) words."
            : "Going on after \(story.words) of \(story.brief.length.words) words."
    }

    /// Closes the books on calls that a crash left open: nobody will ever say what they used, so it is estimated from their
    /// prompts and from what was kept of them.
    private func settleCutOff(_ open: [LedgerLine], in session: WritingSession) async throws {
        guard !open.isEmpty else { return }
        let kept = Dictionary(grouping: session.story.passages, by: \.author.call)
        var change = StoryChange(at: now())
        change.ledger = open.map { line in
            var closed = line
            closed.state = .cutOff
            closed.outcome = "process_ended"
            closed.isEstimate = true
            let passages = kept[line.call] ?? []
            closed.keptWords = passages.reduce(0) { $0 + $1.words }
            let output = TokenUsage(
                prompt: 0, output: TokenEstimate.tokens(in: passages.map(\.text).joined(separator: "\n\n")))
            closed.usage = closed.usage + output
            if model.profile.model == line.model { closed.cost += model.profile.price.cost(of: output) }
            closed.settledAt = change.at
            return closed
        }
        try await commit(change, in: session)
    }
}
