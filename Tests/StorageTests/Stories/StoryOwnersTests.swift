import Foundation
import Storage
import StoryDomain
import Testing

/// What belongs to whom, and what changes leave behind, on every driver.
@Suite struct StoryOwnersTests {
    private let ada = UserID(rawValue: "ada") ?? .local
    private let ben = UserID(rawValue: "ben") ?? .local

    @Test(arguments: DatabaseDriver.allCases)
    func `nobody finds, lists, changes or deletes what is another's`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 3)
            try await stories.create(story, of: ada, events: [])
            #expect(try await stories.story(story.id, of: ben) == nil)
            #expect(try await stories.card(of: story.id, owner: ben) == nil)
            #expect(try await stories.list(of: ben, limit: 10).isEmpty)
            #expect(try await stories.versions(ofScene: 1, in: story.id, of: ben).isEmpty)
            await #expect(throws: StorageError.self) {
                _ = try await stories.edit(story.id, of: ben) { _ in StoryChange(at: Samples.start) }
            }
            #expect(try await stories.delete(story.id, of: ben) == false)
            #expect(try await stories.story(story.id, of: ada)?.story == story)
            #expect(try await stories.list(of: ada, limit: 10).map(\.id) == [story.id])
            #expect(try await stories.delete(story.id, of: ada))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an edit counts the revision up and refuses one that was made of an older story`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 3)
            try await stories.create(story, of: ada, events: [])
            let seen = try #require(try await stories.card(of: story.id, owner: ada)).revision
            let edited = try await stories.edit(story.id, of: ada, if: .revision(seen)) { _ in
                var change = StoryChange(at: Samples.start)
                change.premise = "Another premise."
                change.isFavorite = true
                change.notes = [WriterNote(scene: 1, text: "darker")]
                return change
            }
            #expect(edited.card.revision == seen + 1 && edited.card.isFavorite)
            let stored = try await stories.story(story.id, of: ada)
            #expect(stored?.story == edited.story && stored?.card == edited.card)
            #expect(try await stories.list(of: ada, favoritesOnly: true, limit: 5).count == 1)
            await #expect(throws: RevisionMismatch(seen: seen, stored: seen + 1)) {
                _ = try await stories.edit(story.id, of: ada, if: .revision(seen)) { _ in StoryChange(at: Samples.start)
                }
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a text that makes room is kept as a version, numbered within its scene`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 3)
            try await stories.create(story, of: ada, events: [])
            for round in 1...2 {
                let edited = try await stories.edit(story.id, of: ada) { stored in
                    var change = StoryChange(at: Samples.start)
                    let old = stored.passages(inScene: 1)
                    change.versions = [
                        SceneVersion(scene: 1, reason: .edited, passages: old, createdAt: Samples.start)
                    ]
                    change.removedPassages = old.map(\.position)
                    change.removedTurns = stored.turns.filter { $0.scene == 1 }.map(\.call)
                    change.reopenedScenes = [1]
                    change.passages = [Samples.passage(scene: 1, paragraph: round)]
                    return change
                }
                #expect(try await stories.story(story.id, of: ada)?.story == edited.story)
            }
            let versions = try await stories.versions(ofScene: 1, in: story.id, of: ada)
            #expect(versions.map(\.number) == [2, 1])
            #expect(versions.last?.passages == story.passages(inScene: 1))
            #expect(versions.first?.passages.map(\.position.paragraph) == [1])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a sitting keeps the text that stood before it, however often it is stored`(driver: DatabaseDriver)
        async throws
    {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 1)
            try await stories.create(story, of: ada, events: [])
            for (round, sitting) in ["a", "a", "b", nil, nil, "b"].enumerated() {
                _ = try await stories.edit(story.id, of: ada) { _ in
                    var change = StoryChange(at: Samples.start)
                    change.versions = [
                        SceneVersion(
                            scene: 1, reason: .edited, passages: [Samples.passage(scene: 1, paragraph: round + 1)],
                            createdAt: Samples.start, sitting: sitting)
                    ]
                    return change
                }
            }
            _ = try await stories.edit(story.id, of: ada) { _ in
                var change = StoryChange(at: Samples.start)
                var passages = [Samples.passage(scene: 1, paragraph: 7), Samples.passage(scene: 1, paragraph: 8)]
                passages[1].author.call = CallID("another")
                change.versions = [
                    SceneVersion(scene: 1, reason: .edited, passages: passages, createdAt: Samples.start, sitting: "b")
                ]
                return change
            }
            let versions = try await stories.versions(ofScene: 1, in: story.id, of: ada)
            #expect(versions.first?.passages.count == 2)
            #expect(versions.dropFirst().map(\.sitting) == ["b", nil, nil, "b", "a"])
            #expect(versions.map { $0.passages[0].position.paragraph } == [7, 6, 5, 4, 3, 1])
            #expect(versions.map(\.number) == [6, 5, 4, 3, 2, 1])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a clause that throws undoes the step`(driver: DatabaseDriver) async throws {
        struct Refusal: Error {}
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.story()
            try await stories.create(story, of: ada, events: [])
            var change = StoryChange(at: Samples.start)
            change.premise = "Never stored."
            let refused = change
            await #expect(throws: Refusal.self) {
                try await stories.commit(refused, to: story.id) { connection, change, id in
                    #expect(change == refused && id == story.id)
                    try connection.execute("UPDATE story SET title = 'Never stored either' WHERE id = \(id)")
                    throw Refusal()
                }
            }
            #expect(try await stories.story(story.id, of: ada)?.story == story)
            #expect(try await stories.card(of: story.id, owner: ada)?.title == story.title)
        }
    }
}
