import FoundationEssentials
import Synchronization

/// What a process knows of one model at its server; shared by all calls to it.
package final class TraitMemory: Sendable {
    /// Whom it is about.
    package let place: ServedModel
    private let store: (any TraitStore)?
    private let now: @Sendable () -> Date
    private let state: Mutex<State>

    private struct State {
        var traits: LearnedTraits
        /// Those that the store has not got yet.
        var unsaved: [LearnedTraits.Trait] = []
        var counts = PromptCounts()
        /// A context that one answer ended at.
        var suspectedContext: Int?
    }

    /// Begins with what is known.
    ///
    /// - Parameters:
    ///   - place: the model and its server.
    ///   - traits: what was learned before.
    ///   - store: where new traits go; nil keeps them for this process alone.
    ///   - now: the age of traits is measured by it.
    package init(
        _ place: ServedModel, traits: LearnedTraits = LearnedTraits(), store: (any TraitStore)? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.place = place
        self.store = store
        self.now = now
        self.state = Mutex(State(traits: traits))
    }

    /// A memory that nothing else shares, for models that are made without one.
    package static func own(of profile: ModelProfile) -> TraitMemory {
        TraitMemory(ServedModel(server: profile.provider, model: profile.model))
    }

    /// What is known and not too old.
    package var traits: LearnedTraits {
        let moment = now()
        return state.withLock { $0.traits.fresh(at: moment) }
    }

    /// `profile` as it is with what is known.
    package func corrected(_ profile: ModelProfile) -> ModelProfile {
        let known = traits
        return known.isEmpty ? profile : profile.corrected(by: known)
    }

    /// Learns something.
    ///
    /// - Returns: whether it is new, so that a call which failed for want of it may be made again.
    @discardableResult
    package func learn(_ name: TraitName, _ value: String) -> Bool {
        let moment = now()
        return state.withLock { state in
            if let known = state.traits.fresh(at: moment)[name], known == value { return false }
            let trait = LearnedTraits.Trait(name, value, at: moment)
            state.traits.drop(name)
            state.traits.keep(trait)
            state.unsaved.append(trait)
            return true
        }
    }

    /// Takes what others learned; what is younger here stays.
    package func take(_ traits: [LearnedTraits.Trait]) {
        state.withLock { state in
            for trait in traits { state.traits.keep(trait) }
        }
    }

    /// Forgets everything in this process.
    package func forget() {
        state.withLock { $0 = State(traits: LearnedTraits()) }
    }

    /// Hands what is new to the store. A store that fails costs no call: the traits stay in memory, and are tried again
    /// with the next ones.
    package func save() async {
        guard let store else { return state.withLock { $0.unsaved = [] } }
        let unsaved = state.withLock { state in
            defer { state.unsaved = [] }
            return state.unsaved
        }
        guard !unsaved.isEmpty else { return }
        do {
            try await store.keep(unsaved, of: place)
        } catch {
            state.withLock { $0.unsaved = unsaved + $0.unsaved }
        }
    }

    /// Notes that an answer ended where prompt and answer came to this many tokens.
    ///
    /// - Returns: whether one before it ended there too, so that it is no chance.
    func suspects(context: Int) -> Bool {
        state.withLock { state in
            defer { state.suspectedContext = context }
            return state.suspectedContext == context
        }
    }

    /// Notes the server's own count of a prompt.
    ///
    /// - Parameters:
    ///   - count: as the server gave it, cached tokens included.
    ///   - estimate: ours, of the same prompt (`TokenEstimate`).
    ///   - language: the primary tag of what the call was about.
    /// - Returns: what the counts say, see `PromptCounts`.
    func note(count: Int, estimate: Int, language: String) -> PromptCounts.Verdict {
        state.withLock { $0.counts.take(count: count, estimate: estimate, language: language) }
    }
}
