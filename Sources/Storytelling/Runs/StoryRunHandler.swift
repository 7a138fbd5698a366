import Accounts
import FoundationEssentials
import Jobs
import LanguageModels
import Logging
import Storage
import StoryDomain

/// Writes the stories of runs. Each step is one transaction: its text, what it cost, what readers of the run's events
/// get, all under the run's lease and within the user's allowance.
package struct StoryRunHandler: RunHandler {
    /// What a run is called in the queue.
    package static let kind = "story"
    /// The reason of runs that wait for a new period or plan.
    package static let allowanceCode = "allowance"

    private let repository: StoryRepository
    private let books: UsageBooks
    private let deltas: DeltaCollector
    private let leases: CallLeases?
    private let models: ModelFinder
    private let habits: ThinkingHabits
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// Takes the collaborators.
    ///
    /// - Parameters:
    ///   - leases: renews the leases of calls under way.
    ///   - models: the model for a run.
    ///   - habits: what is known of how the models think.
    ///   - logger: gets ids and codes, never text.
    package init(
        repository: StoryRepository, books: UsageBooks, deltas: DeltaCollector, leases: CallLeases? = nil,
        models: @escaping ModelFinder,
        habits: ThinkingHabits = ThinkingHabits(), now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger = Logger(label: "storywriter.runs")
    ) {
        self.repository = repository
        self.books = books
        self.deltas = deltas
        self.leases = leases
        self.models = models
        self.habits = habits
        self.now = now
        self.logger = logger
    }

    package func perform(_ lease: Lease) async -> RunOutcome {
        do {
            let story = try await write(lease)
            return .succeeded(result: try RunNotes.json(RunResult(story)))
        } catch {
            let outcome = RunVerdict.outcome(of: error, now: now())
            if case .failed(let reason) = outcome {
                logger.warning("run failed", metadata: ["run": "\(lease.run.id)", "code": "\(reason.code)"])
            }
            return outcome
        }
    }

    private func write(_ lease: Lease) async throws -> Story {
        guard let id = lease.run.story else { throw WritingError.unknownStory(StoryID("")) }
        let order = try JSONDecoder().decode(RunOrder.self, from: Data(lease.run.payload.utf8))
        let meter = ProgressMeter()
        let allowance = books.clause(for: lease.run.user, run: lease.run.id, cap: order.cap)
        let (deltas, books) = (deltas, books)
        let store = StepStore(
            repository,
            clause: { connection, change, story in
                try deltas.append(
                    try RunNotes.notes(of: change, progress: meter.progress(with: change)), under: lease,
                    in: connection)
                try allowance(connection, change, story)
            }, leases: leases,
            close: { lines, story in
                try await books.close(lines, for: lease.run.user, story: story, run: lease.run.id)
            })
        let writer = StoryWriter(
            model: try models(order.provider, order.model), store: store, now: now, habits: habits,
            observe: { signal in
                meter.take(signal)
                switch signal {
                case .text(let piece): deltas.add(RunDelta(part: "text", text: piece), of: lease)
                case .premise(let piece): deltas.add(RunDelta(part: "premise", text: piece), of: lease)
                case .step, .reading, .thinking, .silent, .metered, .stored, .event: break
                }
            })
        return try await writer.write(id, until: order.milestone)
    }
}

/// What a finished run says of its story.
package struct RunResult: Sendable, Hashable, Codable {
    package var status: StoryStatus
    package var words: Int

    init(_ story: Story) {
        status = story.status
        words = story.words
    }
}
