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
    let repository: StoryRepository
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date
    let chooseSetup: SetupChooser
    let observe: @Sendable (WritingSignal) -> Void

    /// Takes the collaborators.
    ///
    /// - Parameters:
    ///   - model: the model with its decorators; `Metered` must be among them, since it opens the calls.
    ///   - clock: waits between tries.
    ///   - now: dates of rows and events.
    ///   - chooseSetup: asked once for a bare idea.
    ///   - observe: hears what happens; called in order, must not block.
    package init(
        model: any LanguageModel,
        repository: StoryRepository,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        chooseSetup: @escaping SetupChooser = { _ in 0 },
        observe: @escaping @Sendable (WritingSignal) -> Void = { _ in }
    ) {
        self.model = model
        self.repository = repository
        self.clock = clock
        self.now = now
        self.chooseSetup = chooseSetup
        self.observe = observe
    }

    /// Writes on until the story is closed.
    ///
    /// - Returns: the closed story, `complete` or `incomplete`.
    /// - Throws: `ModelError` where no provider goes on, `StorageError`, `WritingError`, `CancellationError`. The story
    ///   then stands as far as it was written.
    package func write(_ id: StoryID) async throws -> Story {
        guard let stored = try await repository.story(id) else { throw WritingError.unknownStory(id) }
        let session = WritingSession(story: stored)
        try await settleCallsCutOff(in: session)
        try await note(stored.passages.isEmpty ? .started : .resumed, beginning(of: stored), in: session)
        do {
            try await writeOn(in: session)
        } catch let error as CancellationError {
            try await note(.interrupted, "Stopped after \(session.story.words) words.", in: session)
            throw error
        }
        return session.story
    }

    private func writeOn(in session: WritingSession) async throws {
        var patience = Patience()
        while let step = NextStep.of(session.story, under: terms(for: session.story)) {
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
        WritingTerms(profile: model.profile, length: story.brief.length)
    }

    private func perform(_ step: Step, in session: WritingSession) async throws {
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

    /// Closes the books on calls that a crash left open: nobody will ever say what they used.
    private func settleCallsCutOff(in session: WritingSession) async throws {
        let open = try await repository.ledger(of: session.story.id).filter { $0.state == .open }
        guard !open.isEmpty else { return }
        let words = session.story.passages.reduce(into: [CallID: Int]()) { $0[$1.author.call, default: 0] += $1.words }
        var change = StoryChange(at: now())
        change.ledger = open.map { line in
            var closed = line
            closed.state = .cutOff
            closed.outcome = "process_ended"
            closed.isEstimate = true
            closed.keptWords = words[line.call] ?? 0
            closed.settledAt = change.at
            return closed
        }
        try await commit(change, in: session)
    }
}
