import FoundationEssentials
import Synchronization

/// The memories of a process, one for each model at its server, and the store that they share with other processes.
package final class TraitBook: Sendable {
    /// How old what was read may become before a call has it read again: what other replicas learned arrives so.
    private static let shelfLife = Duration.seconds(60)

    private let store: any TraitStore
    private let now: @Sendable () -> Date
    private let report: @Sendable (any Error) -> Void
    private let clock = ContinuousClock()
    private let state = Mutex(State())

    private struct State {
        var known: [ServedModel: [LearnedTraits.Trait]] = [:]
        var memories: [ServedModel: TraitMemory] = [:]
        var readAt: ContinuousClock.Instant?
    }

    /// Opens a book over a store; nothing is read yet.
    ///
    /// - Parameters:
    ///   - now: tells what is too old.
    ///   - report: hears why the store could not be read.
    package init(
        store: any TraitStore, now: @escaping @Sendable () -> Date = { Date() },
        report: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.store = store
        self.now = now
        self.report = report
    }

    /// Reads the store. Where it cannot be read what is known stays: a call must not fail for it.
    package func load() async {
        let moment = clock.now
        state.withLock { $0.readAt = moment }
        let read: [ServedModel: [LearnedTraits.Trait]]
        do {
            read = try await store.traits()
        } catch {
            return report(error)
        }
        let memories = state.withLock { state in
            state.known = read
            return state.memories
        }
        for (place, memory) in memories { memory.take(read[place] ?? []) }
    }

    /// Reads the store where what is known is older than a minute.
    package func refresh() async {
        let moment = clock.now
        let isDue = state.withLock { state in
            guard let readAt = state.readAt else { return true }
            return moment - readAt > Self.shelfLife
        }
        if isDue { await load() }
    }

    /// The memory of a model; the same one each time.
    package func memory(of place: ServedModel) -> TraitMemory {
        state.withLock { state in
            if let memory = state.memories[place] { return memory }
            let memory = TraitMemory(
                place, traits: LearnedTraits(state.known[place] ?? []), store: store, now: now)
            state.memories[place] = memory
            return memory
        }
    }

    /// What is known of every model, as it was read or learned here; those of which nothing is known are left out.
    package func all() -> [(place: ServedModel, traits: LearnedTraits)] {
        let moment = now()
        let (known, memories) = state.withLock { ($0.known, $0.memories) }
        let places = Set(known.keys).union(memories.keys)
        return places.compactMap { place in
            let traits = memories[place]?.traits ?? LearnedTraits(known[place] ?? []).fresh(at: moment)
            return traits.isEmpty ? nil : (place, traits)
        }
        .sorted { ($0.place.server, $0.place.model) < ($1.place.server, $1.place.model) }
    }

    /// Forgets everything, here and in the store.
    ///
    /// - Throws: the store's error.
    package func forget() async throws {
        try await store.forget(nil)
        let memories = state.withLock { state in
            state.known = [:]
            return Array(state.memories.values)
        }
        for memory in memories { memory.forget() }
    }
}
