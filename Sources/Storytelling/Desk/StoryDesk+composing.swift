import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Storage
import StoryDomain

extension StoryDesk {
    /// Writes on a story that is stored nowhere, as far as `milestone`. Equal questions of a user share one answer.
    ///
    /// - Parameter operation: its name in the ledger and the cache.
    /// - Throws: `ModelError`, `AllowanceError`, `WritingError`, `StorageError`, `CancellationError`.
    package func compose(
        _ story: Story, until milestone: Milestone, as operation: String, _ asking: Asking
    ) async throws -> Composed<Story> {
        try await composed(story, as: operation, asking, parameters: ["until": "\(milestone)"]) { writer in
            try await writer.compose(story, until: milestone)
        }
    }

    /// Three stronger versions of the idea in `brief`.
    ///
    /// - Parameter notes: what the writer wants of them.
    /// - Throws: as `compose`.
    package func suggestions(
        for brief: Brief, notes: [WriterNote] = [], as operation: String, _ asking: Asking
    ) async throws -> Composed<[IdeaSuggestion]> {
        let story = Story(id: .random(), brief: brief, notes: notes, createdAt: now())
        return try await composed(story, as: operation, asking, parameters: [:]) { writer in
            try await writer.suggestions(for: story)
        }
    }

    /// Makes a part of a stored story anew on a copy of it, and puts it in place of the old one only when it is there.
    ///
    /// What stood there is kept as a version. Where somebody changed one of the parts meanwhile, or the precondition does
    /// not hold any more, what they wrote stays, and what was made is kept as versions.
    ///
    /// - Parameters:
    ///   - milestone: `setups`, `premise` or `outline`.
    ///   - notes: what the writer wants of it; kept with the story.
    ///   - empty: takes the old part out of the copy.
    ///   - parts: what is to be put in place of the story that was read.
    /// - Throws: as `compose`; `UnplacedPlan` where it was made and could not be put in place.
    package func remake(
        _ id: StoryID, until milestone: Milestone, if precondition: Precondition, notes: [WriterNote] = [],
        _ asking: Asking, emptying empty: (inout Story) throws -> Void,
        parts: (_ made: Story, _ before: Story) -> [PlanPart]
    ) async throws -> (story: Story, card: StoryListing) {
        let (before, card) = try await story(id, of: asking.user)
        try precondition.check(card.revision)
        if let run = try await queue.activeRun(of: id) { throw RunError.storyIsBusy(run) }
        var copy = before
        copy.status = .writing
        copy.notes += notes
        try empty(&copy)
        let made = try await writer(booksOnly(for: asking.user), asking).compose(copy, until: milestone)
        let parts = parts(made, before)
        do {
            return try await edit(id, of: asking.user, if: precondition) { stored, moment in
                var change = try StoryEdit.placing(parts, madeOf: before, in: stored, at: moment)
                if !notes.isEmpty { change.notes = stored.notes + notes }
                return change
            }
        } catch {
            throw await unplaced(parts, of: id, because: error)
        }
    }

    /// A writer for somebody who waits.
    func writer(_ store: StepStore, _ asking: Asking) throws -> StoryWriter {
        StoryWriter(
            model: try models(asking.provider, asking.model), store: store, now: now, isAwaited: true,
            habits: habits, observe: asking.observe)
    }

    /// An answer from the cache, of a call under way for an equal question, or of `make`.
    private func composed<Value: Codable & Sendable>(
        _ story: Story, as operation: String, _ asking: Asking, parameters: [String: String],
        make: @escaping @Sendable (StoryWriter) async throws -> Value
    ) async throws -> Composed<Value> {
        guard asking.allowsCache else {
            let made = try await compose(operation, asking, make: make)
            return Composed(value: made.value, isCached: false, usage: made.tally.usage, cost: made.tally.cost)
        }
        let key = try key(of: story, operation, asking, parameters)
        let (answer, source) = try await answers.answer(key, for: asking.user) { [self] in
            let made = try await compose(operation, asking, make: make)
            return CachedAnswer(
                operation: operation, provider: made.tally.author.provider, model: made.tally.author.model,
                json: try RunNotes.json(made.value), usage: made.tally.usage, cost: made.tally.cost)
        }
        let value: Value
        do {
            value = try JSONDecoder().decode(Value.self, from: Data(answer.json.utf8))
        } catch {
            // An answer that cannot be read is none.
            cache.report(error)
            let made = try await compose(operation, asking, make: make)
            return Composed(value: made.value, isCached: false, usage: made.tally.usage, cost: made.tally.cost)
        }
        let isOwn = source == .miss
        return Composed(
            value: value, isCached: !isOwn, usage: isOwn ? answer.usage : .zero, cost: isOwn ? answer.cost : 0)
    }

    private func compose<Value: Sendable>(
        _ operation: String, _ asking: Asking, make: @Sendable (StoryWriter) async throws -> Value
    ) async throws -> (value: Value, tally: CallTally) {
        let (books, tally) = (books, CallTally())
        let store = StepStore(
            booksOnly: { change, _ in
                guard !change.ledger.isEmpty else { return }
                try await books.book(change, for: asking.user, operation: operation)
                tally.take(change)
            }, leases: leases,
            close: { lines, _ in try await books.close(lines, for: asking.user, operation: operation) })
        return (try await make(writer(store, asking)), tally)
    }

    /// What the question is known by: the story without its name and dates, which no prompt shows.
    private func key(
        of story: Story, _ operation: String, _ asking: Asking, _ parameters: [String: String]
    ) throws -> AnswerKey {
        var question = story
        question.id = StoryID("")
        question.createdAt = Date(timeIntervalSince1970: 0)
        question.updatedAt = question.createdAt
        let profile = try models(asking.provider, asking.model).profile
        return AnswerKey.make(
            user: asking.user, operation: operation, provider: asking.provider ?? profile.provider,
            model: profile.model, parameters: parameters, prompt: try RunNotes.json(question),
            digest: Digest.sha256)
    }
}
