import Synchronization

/// Where what was learned outlives the process, so that other runs and replicas need not learn it again.
package protocol TraitStore: Sendable {
    /// Everything that is kept, by model and server.
    ///
    /// - Throws: the store's error.
    func traits() async throws -> [ServedModel: [LearnedTraits.Trait]]

    /// Keeps traits, each in the place of an older one of its name.
    ///
    /// - Throws: the store's error.
    func keep(_ traits: [LearnedTraits.Trait], of place: ServedModel) async throws

    /// Forgets everything of a model at a server; of all models where none is named.
    ///
    /// - Throws: the store's error.
    func forget(_ place: ServedModel?) async throws
}

/// A store that lives as long as the process.
package final class MemoryTraitStore: TraitStore {
    private let places = Mutex<[ServedModel: LearnedTraits]>([:])

    /// Nothing is kept yet.
    package init() {}

    package func traits() async throws -> [ServedModel: [LearnedTraits.Trait]] {
        places.withLock { $0.mapValues(\.all) }
    }

    package func keep(_ traits: [LearnedTraits.Trait], of place: ServedModel) async throws {
        places.withLock { places in
            for trait in traits { places[place, default: LearnedTraits()].keep(trait) }
        }
    }

    package func forget(_ place: ServedModel?) async throws {
        places.withLock { places in
            if let place { places[place] = nil } else { places = [:] }
        }
    }
}
