import Foundation
import LanguageModels
import ModelProviders
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling
import Synchronization
import TestSupport

/// A writer's desk: a database in a temporary folder, a transport, clocks that never wait, and the models stacked as the
/// program stacks them.
final class Desk: Sendable {
    let repository: StoryRepository
    let clock = ManualClock(.instant)
    let notes = Notes()
    private let learned = TraitBook(store: MemoryTraitStore())
    private let transport: HTTPTransport
    /// The clock of the limits of calls. It stands still, so that no call runs into one however busy the machine is,
    /// but for `passingTime(of:)`.
    private let network: ManualClock

    init(repository: StoryRepository, transport: HTTPTransport, network: ManualClock) {
        self.repository = repository
        self.transport = transport
        self.network = network
    }

    /// Lets time pass while the fake is silent in the middle of an answer, until the client has given the call up. Comes
    /// back when the task is cancelled.
    func passingTime(of fake: RunningFake) async {
        while let number = try? await fake.held.next() {
            // One and a half times the limit, two seconds at a time; then slowly, so that a call that has begun before the
            // fake noticed the end of this one does not run into a limit too.
            var steps = 0
            while fake.log.requests[number - 1].outcome == .open, !Task.isCancelled {
                if network.sleeperCount > 0 {
                    network.advance(by: .seconds(2))
                    steps += 1
                }
                for _ in 0..<(steps < 45 ? 1 : 10_000) { await Task.yield() }
            }
        }
    }

    /// The relay of `fakes` in that order, each with retries, breaker, limit, meter and tracer.
    ///
    /// - Parameter profile: changes a fake's profile from the catalogue's.
    /// - Throws: `CatalogueError`.
    func model(
        _ fakes: [(provider: TestProvider, fake: RunningFake)], profile change: (inout ModelProfile) -> Void = { _ in }
    ) throws -> any LanguageModel {
        let stacks = try fakes.map { provider, fake -> any LanguageModel in
            var profile = try provider.profile()
            change(&profile)
            let memory = memory(of: profile)
            let bare = fake.model(profile, transport: transport, memory: memory)
            let metered = Metered(Traced(Learning(bare, memory: memory)))
            let limited = Limited(metered, limit: ConcurrencyLimit(8))
            let guarded = Breaking(limited, breaker: CircuitBreaker(clock: clock))
            return Retrying(
                guarded, policy: fakes.count == 1 ? .alone : .amongOthers, clock: clock, random: { 0.5 })
        }
        return try Relayed(stacks, clock: clock)
    }

    /// What is known of a model, for all runs at this desk.
    func memory(of profile: ModelProfile) -> TraitMemory {
        learned.memory(of: ServedModel(server: profile.provider, model: profile.model))
    }

    /// A writer at this desk.
    func writer(_ model: any LanguageModel) -> StoryWriter {
        let notes = notes
        return StoryWriter(model: model, store: StepStore(repository), clock: clock, observe: { notes.take($0) })
    }

    /// Stores a new story that has only its brief.
    ///
    /// - Throws: `StorageError`.
    func begin(_ brief: Brief) async throws -> StoryID {
        let story = Story(id: .random(), brief: brief, createdAt: Date())
        try await repository.create(story, events: [])
        return story.id
    }

    /// Writes a story with one fake and reads it back from the database.
    ///
    /// - Throws: as `StoryWriter.write`.
    func write(
        _ brief: Brief, with fake: RunningFake, of provider: TestProvider,
        profile: (inout ModelProfile) -> Void = { _ in }
    ) async throws -> Written {
        let id = try await begin(brief)
        _ = try await writer(model([(provider, fake)], profile: profile)).write(id)
        return try await written(id)
    }

    /// All that is stored of a story.
    ///
    /// - Throws: `StorageError`.
    func written(_ id: StoryID) async throws -> Written {
        guard let story = try await repository.story(id) else { throw WritingError.unknownStory(id) }
        return Written(
            story: story, ledger: try await repository.ledger(of: id),
            events: try await repository.events(of: id).map(\.event))
    }
}

/// A story as it stands in the database, with its books.
struct Written: Sendable {
    let story: Story
    let ledger: [LedgerLine]
    let events: [RunEvent]

    /// How good the story is.
    var health: HealthReport {
        HealthReport(of: MeasuredText(story: story), asked: story.brief.length.words, outline: story.outline)
    }

    /// The gates that are not passed, for messages of failed tests.
    var faults: [String] {
        health.gates.filter { !$0.passed }.map { "\($0.kind.rawValue) \($0.value)" }
    }

    /// What every call for prose was asked for and left, for messages of failed tests.
    var trail: String {
        ledger.filter { $0.scene != nil }
            .map { "\($0.purpose) \($0.scene ?? 0): \($0.askedWords ?? 0) → \($0.keptWords) \($0.outcome)" }
            .joined(separator: "; ")
    }

    /// How many events there are of a kind.
    func count(of kind: RunEvent.Kind) -> Int { events.count { $0.kind == kind } }
}

/// What an observer of the writer heard.
final class Notes: Sendable {
    private let heard = Mutex<[WritingSignal]>([])

    /// Takes a signal.
    func take(_ signal: WritingSignal) {
        heard.withLock { $0.append(signal) }
    }

    /// The story's text as it was shown while it was written.
    var text: String {
        heard.withLock { heard in
            heard.reduce(into: "") { if case .text(let piece) = $1 { $0 += piece } }
        }
    }

    /// The premise as it was shown while it was written.
    var premise: String {
        heard.withLock { heard in
            heard.reduce(into: "") { if case .premise(let piece) = $1 { $0 += piece } }
        }
    }
}

/// Runs `body` at a desk that is cleared away afterwards.
///
/// - Throws: what `body` throws, or `StorageError`.
func withDesk<Result>(_ body: (Desk) async throws -> Result) async throws -> Result {
    try await withTemporaryFolder { folder in
        let database = try await SQLiteDatabase.open(path: folder.path(of: "stories.sqlite"))
        let network = ManualClock()
        let transport = HTTPTransport(connectTimeout: .seconds(600), clock: network)
        let desk = Desk(
            repository: StoryRepository(database: database), transport: transport, network: network)
        do {
            let result = try await body(desk)
            await transport.shutdown()
            try database.close()
            return result
        } catch {
            await transport.shutdown()
            try? database.close()
            throw error
        }
    }
}
