import Foundation
import LanguageModels
import Logging
import ModelProviders
import PostgresStorage
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling

/// The house put together: settings, catalogue, database. Everything that runs is made from here.
package struct StoryHouse: Sendable {
    /// The providers that can be named.
    package static let providerNames = ModelCatalogue.knownProviders
    /// The providers that can draw.
    package static let imageProviderNames = ["gemini", "huggingface", "openai"]

    package let settings: Settings
    package let catalogue: ModelCatalogue
    package let repository: StoryRepository
    package let database: any SQLDatabase
    /// What was learned of models at their servers.
    package let learned: TraitBook

    /// Opens the house: reads the catalogue, opens the database and brings its schema up to date.
    ///
    /// - Throws: `CatalogueError`, `StorageError`.
    package static func open(_ settings: Settings) async throws -> StoryHouse {
        let catalogue = try ModelCatalogue.load(overriding: settings.catalogueFile)
        let database = try await openDatabase(settings.database)
        let logger = Logger(label: "storywriter.models")
        let learned = TraitBook(
            store: DatabaseTraitStore(database),
            report: { error in
                logger.warning("what was learned of models cannot be read", metadata: ["error": "\(error)"])
            })
        await learned.load()
        return StoryHouse(
            settings: settings, catalogue: catalogue, repository: StoryRepository(database: database),
            database: database, learned: learned)
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// - Throws: `StorageError`.
    static func openDatabase(_ place: DatabasePlace) async throws -> any SQLDatabase {
        switch place {
        case .sqlite(let path): try await SQLiteDatabase.open(path: path)
        case .postgres(let url): try await PostgresDatabase.open(url: url.reveal())
        }
    }

    /// The migrations that the database still lacks, oldest first; nothing is changed.
    ///
    /// - Throws: `StorageError`.
    package static func pendingMigrations(of settings: Settings) async throws -> [String] {
        let database: any SQLDatabase
        switch settings.database {
        case .sqlite(let path):
            guard FilePlaces.isFile(path) else { return MigrationPlan.current.map(\.name) }
            database = try SQLiteDatabase(path: path)
        case .postgres(let url): database = try PostgresDatabase(url: url.reveal())
        }
        // Nothing runs any more that closing could be refused for.
        defer { try? database.close() }
        return try await database.pendingMigrations(MigrationPlan.current)
    }

    /// The folder whose `locks` keep two processes from one story: the database's, so that all who share it meet there;
    /// the data folder where the database is a server.
    package var lockFolder: String {
        switch settings.database {
        case .sqlite(let path): URL(fileURLWithPath: path).deletingLastPathComponent().path
        case .postgres: settings.dataFolder
        }
    }

    /// Lets go of the database.
    package func close() {
        // Refused only while calls run, which end with the process then.
        try? database.close()
    }

    /// Finds a story by its id or the beginning of it.
    ///
    /// - Throws: `StorageError.notFound` where none or several begin so.
    package func story(_ name: String) async throws -> StoryID {
        let name = name.lowercased()
        guard !name.isEmpty else {
            throw StorageError(.notFound, "Name a story: `storywriter stories` lists those that there are.")
        }
        let found = try await repository.ids(withPrefix: name)
        if let whole = found.first(where: { $0.rawValue == name }) { return whole }
        guard let only = found.first, found.count == 1 else {
            let why = found.isEmpty ? "There is no story “\(name)”" : "\(found.count) stories begin with “\(name)”"
            throw StorageError(.notFound, why + ": `storywriter stories` lists them all.")
        }
        return only
    }
}
