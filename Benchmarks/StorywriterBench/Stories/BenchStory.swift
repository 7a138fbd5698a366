import Foundation
import LanguageModels
import SQLiteStorage
import Storage
import StoryDomain
import Storytelling

/// A story that is written to be measured.
enum BenchStory {
    /// Its idea; the fakes make up the rest.
    static let idea = "A lighthouse keeper finds a message in a bottle, written in her own hand and dated tomorrow."

    /// Writes a story from its idea to its end.
    ///
    /// - Parameters:
    ///   - words: how many to ask for.
    ///   - model: with `Metered` among its decorators.
    ///   - repository: where it is stored.
    static func write(words: Int, model: any LanguageModel, in repository: StoryRepository) async throws -> Story {
        let brief = try Brief(idea: idea, length: try StoryLength(words: words), seed: 7)
        let story = Story(id: .random(), brief: brief, createdAt: Date())
        try await repository.create(story, events: [])
        return try await StoryWriter(model: model, store: StepStore(repository)).write(story.id)
    }

    /// A repository in a new file of `folder`.
    static func repository(in folder: String) async throws -> StoryRepository {
        StoryRepository(database: try await SQLiteDatabase.open(path: "\(folder)/\(UUID().uuidString).sqlite"))
    }
}
