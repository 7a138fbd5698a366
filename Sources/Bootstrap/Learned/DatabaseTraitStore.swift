import Foundation
import LanguageModels
import Storage

/// Keeps what is learned of models in the database, where all runs and replicas find it.
package struct DatabaseTraitStore: TraitStore {
    private let repository: LearnedRepository
    private let now: @Sendable () -> Date

    /// Takes the database.
    ///
    /// - Parameters:
    ///   - database: one whose schema is up to date.
    ///   - now: rows that are too old by it are removed.
    package init(_ database: any SQLDatabase, now: @escaping @Sendable () -> Date = { Date() }) {
        self.repository = LearnedRepository(database: database)
        self.now = now
    }

    package func traits() async throws -> [ServedModel: [LearnedTraits.Trait]] {
        var found: [ServedModel: [LearnedTraits.Trait]] = [:]
        for row in try await repository.rows() {
            // A name that only a newer version knows says nothing to this one.
            guard let name = TraitName(rawValue: row.name) else { continue }
            found[ServedModel(server: row.server, model: row.model), default: []].append(
                LearnedTraits.Trait(name, row.value, at: row.learnedAt))
        }
        return found
    }

    package func keep(_ traits: [LearnedTraits.Trait], of place: ServedModel) async throws {
        let rows = traits.map { trait in
            LearnedRow(
                server: place.server, model: place.model, name: trait.name.rawValue, value: trait.value,
                learnedAt: trait.learnedAt)
        }
        let oldest = now().addingTimeInterval(-Double(TraitName.longestLifetimeInDays) * 86_400)
        try await repository.keep(rows, removingBefore: oldest)
    }

    package func forget(_ place: ServedModel?) async throws {
        try await repository.remove(server: place?.server, model: place?.model)
    }
}
