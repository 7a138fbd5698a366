import LanguageModels
import StoryDomain

/// How long a run goes on trying where nothing comes of it.
struct Patience {
    /// What runs in the background take.
    static let usual = Patience(mostFailed: mostFruitless)
    /// What is right where somebody waits for the answer: one more try.
    static let short = Patience(mostFailed: 2)

    /// Steps without a stored paragraph, plan or note, one after another, before a run gives up.
    private static let mostFruitless = 6

    /// The same where they ended with a model's error.
    private let mostFailed: Int
    private var fruitless = 0
    /// The model's last error of its own, since something was stored.
    private var cause: ModelError?

    private init(mostFailed: Int) {
        self.mostFailed = mostFailed
    }

    /// Waits before the step is asked for again, or gives up.
    ///
    /// The decorators have already retried and relayed; what arrives here broke off in the middle of a text, or is
    /// final.
    ///
    /// - Throws: `error`, or what lies behind it, where trying again now is of no use.
    mutating func wait(after error: ModelError, clock: any Clock<Duration>) async throws {
        // That a breaker is open says nothing of why it opened, and that nothing came of so many tries not either.
        if error.code != .breakerOpen { cause = error }
        guard case .retry(let named) = error.disposition, fruitless + 1 < mostFailed else {
            throw error.code == .breakerOpen ? cause ?? error : error
        }
        let backoff = Duration.milliseconds(250 << min(fruitless, 6))
        try await clock.sleep(for: max(named ?? .zero, backoff))
    }

    /// Counts what the step brought.
    ///
    /// - Throws: `WritingError.noProgress` after too many steps that brought nothing.
    mutating func judge(step: Step, before: Story, after: Story) throws {
        let hasMoved =
            before.passages.count != after.passages.count || before.scenes.count != after.scenes.count
            || before.outline != after.outline || before.premise != after.premise
            || before.setupOptions != after.setupOptions || before.summary != after.summary
            || before.status != after.status || before.brief != after.brief
        fruitless = hasMoved ? 0 : fruitless + 1
        if hasMoved { cause = nil }
        if fruitless >= Self.mostFruitless {
            throw WritingError.noProgress(step: step.name, tries: fruitless)
        }
    }
}
