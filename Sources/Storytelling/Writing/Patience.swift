import LanguageModels
import StoryDomain

/// How long a run goes on trying where nothing comes of it.
struct Patience {
    /// Steps without a stored paragraph, plan or note, one after another, before a run gives up.
    private static let mostFruitless = 6
    /// Errors of the model without any of these between them. The decorators have waited for each already, so that
    /// waiting on would only keep the reason from whoever looks.
    private static let mostErrors = 3

    private var fruitless = 0
    private var errors = 0

    /// Waits before the step is asked for again, or gives up.
    ///
    /// The decorators have already retried and relayed; what arrives here broke off in the middle of a text, or is
    /// final.
    ///
    /// - Throws: `error` itself where trying again now is of no use.
    mutating func wait(after error: ModelError, clock: any Clock<Duration>) async throws {
        errors += 1
        guard case .retry(let named) = error.disposition, errors < Self.mostErrors, fruitless + 1 < Self.mostFruitless
        else { throw error }
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
        if hasMoved { errors = 0 }
        if fruitless >= Self.mostFruitless {
            throw WritingError.noProgress(step: step.name, tries: fruitless)
        }
    }
}
