import Foundation
import Storage
import StoryDomain
import Testing

/// Stories come back as they went in, on every driver.
@Suite struct StoryRoundTripTests {
    @Test(arguments: DatabaseDriver.allCases)
    func `a new story with only a brief comes back equal`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.story()
            try await stories.create(story, events: [])
            #expect(try await stories.story(story.id) == story)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a story of 200 nasty paragraphs with every part filled comes back equal`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 200)
            try await stories.create(story, events: [])
            let read = try await stories.story(story.id)
            #expect(read == story)
            let bytes = read?.passages.map { Array($0.text.utf8) }
            #expect(bytes == story.passages.map { Array($0.text.utf8) })
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `an unknown story is nil`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            #expect(try await stories.story(StoryID("nobody")) == nil)
            #expect(try await stories.ledger(of: StoryID("nobody")) == [])
            #expect(try await stories.events(of: StoryID("nobody")) == [])
            #expect(try await stories.totals(of: StoryID("nobody")) == .zero)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a story written step by step equals the one in memory`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            var story = try Samples.story()
            try await stories.create(story, events: [Samples.event(.started)])
            for change in try steps() {
                try await stories.commit(change, to: story.id)
                story = change.applied(to: story)
                #expect(try await stories.story(story.id) == story)
            }
            #expect(story.passages.map(\.position.description) == ["1.1", "1.2", "1.3", "2.1"])
            #expect(story.scenes.map(\.lastFinish) == ["length", "stop"])
            let listed = try await stories.list(limit: 1)
            #expect(listed.map(\.words) == [story.words])
            #expect(listed.map(\.title) == [story.title])
            #expect(listed.map(\.status) == [.complete])
            #expect(listed.map(\.askedWords) == [3_000])
            #expect(listed.map(\.updatedAt) == [story.updatedAt])
        }
    }

    /// One change of each kind.
    private func steps() throws -> [StoryChange] {
        let moments = (1...8).map { Samples.start.addingTimeInterval(Double($0) * 1.000_001) }
        var changes = moments.map(StoryChange.init(at:))
        changes[0].setupOptions = [SetupOption(premise: "a", reasoning: "b", setup: StorySetup(persona: "c"))]
        changes[1].premise = "A keeper finds a message."
        changes[2].outline = Samples.outline
        changes[3].passages = [Samples.passage(scene: 1, paragraph: 1), Samples.passage(scene: 1, paragraph: 3)]
        changes[3].scenes = [Samples.scene(2)]
        changes[4].passages = [Samples.passage(scene: 2, paragraph: 1), Samples.passage(scene: 1, paragraph: 2)]
        changes[4].bible = Bible(entries: [
            .init(kind: .place, name: "x", detail: "y", source: PassagePosition(scene: 1, paragraph: 1))
        ])
        changes[5].removedPassages = [PassagePosition(scene: 1, paragraph: 3)]
        changes[5].passages = [Samples.passage(scene: 1, paragraph: 3, text: "rewritten")]
        changes[5].scenes = [Samples.scene(1, finish: "length"), Samples.scene(2)]
        changes[6].brief = try Samples.brief(words: 3_000, title: "Named by the writer")
        changes[6].summary = Summary(text: "So far.", throughScene: 1)
        changes[7].status = .complete
        return changes
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `moments are kept to the microsecond`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            let moment = Date(timeIntervalSince1970: 1_795_000_000.123_456_7)
            var change = StoryChange(at: .distantPast)
            change.at = moment
            let story = try Samples.story(at: moment)
            try await stories.create(story, events: [])
            try await stories.commit(change, to: story.id)
            let read = try await stories.story(story.id)
            #expect(read?.createdAt.microsecondsSince1970 == 1_795_000_000_123_457)
            #expect(read?.createdAt == moment.roundedToMicroseconds)
            #expect(read?.updatedAt == moment.roundedToMicroseconds)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a null character in a paragraph becomes the replacement character`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            var story = try Samples.story()
            story.passages = [Samples.passage(scene: 1, paragraph: 1, text: "a\0b")]
            story.premise = "c\0"
            story.summary.text = "JSON keeps \0"
            try await stories.create(story, events: [])
            let read = try await stories.story(story.id)
            #expect(read?.passages.map(\.text) == ["a\u{FFFD}b"])
            #expect(read?.premise == "c\u{FFFD}")
            #expect(read?.summary.text == "JSON keeps \0")
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a damaged column is named`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, database async throws in
            let story = try Samples.story()
            try await stories.create(story, events: [])
            try await database.write { try $0.execute("UPDATE story_plan SET bible = '{'") }
            let error = await expectStorageError(.corrupted) { _ = try await stories.story(story.id) }
            #expect(error?.message.contains("“bible”") == true)
        }
    }
}
