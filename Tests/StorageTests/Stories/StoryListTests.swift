import Foundation
import Storage
import StoryDomain
import Testing

/// Finding stories, on every driver.
@Suite struct StoryListTests {
    /// Runs `body` on a repository that holds stories of these ids, each newer than the one before it.
    private func withStories(
        _ driver: DatabaseDriver, _ ids: [String], secondsApart: Double = 1,
        _ body: (StoryRepository) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            for (number, id) in ids.enumerated() {
                let moment = Samples.start.addingTimeInterval(Double(number) * secondsApart)
                try await stories.create(try Samples.story(id: StoryID(id), at: moment), events: [])
            }
            try await body(stories)
        }
    }

    private func pages(_ stories: StoryRepository, of limit: Int) async throws -> [[String]] {
        var pages: [[String]] = []
        var cursor: StoryListing.Cursor?
        repeat {
            let page = try await stories.list(limit: limit, before: cursor)
            pages.append(page.map(\.id.rawValue))
            cursor = page.last?.cursor
        } while cursor != nil
        return pages
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the list is newest first and pages without gaps`(driver: DatabaseDriver) async throws {
        try await withStories(driver, ["c", "a", "b", "e", "d"]) { stories async throws in
            #expect(try await pages(stories, of: 2) == [["d", "e"], ["b", "a"], ["c"], []])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `stories of the same moment page without gaps`(driver: DatabaseDriver) async throws {
        try await withStories(driver, ["c", "a", "b"], secondsApart: 0) { stories async throws in
            #expect(try await pages(stories, of: 1) == [["c"], ["b"], ["a"], []])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a cursor holds when its story is deleted and newer ones come`(driver: DatabaseDriver) async throws {
        try await withStories(driver, ["a", "b", "c"]) { stories async throws in
            let first = try await stories.list(limit: 2)
            try await stories.delete(StoryID("b"))
            let newer = Samples.start.addingTimeInterval(100)
            try await stories.create(try Samples.story(id: StoryID("z"), at: newer), events: [])
            #expect(try await stories.list(limit: 2, before: first.last?.cursor).map(\.id) == [StoryID("a")])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a listing says what the story says`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 30)
            try await stories.create(story, events: [])
            let expected = StoryListing(
                id: story.id, title: story.title, words: story.words, askedWords: 2_000, status: .incomplete,
                createdAt: story.createdAt, updatedAt: story.updatedAt)
            #expect(try await stories.list(limit: 10) == [expected])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `the beginning of an id finds it, and wildcards are letters`(driver: DatabaseDriver) async throws {
        try await withStories(driver, ["k3v9", "k3aa", "m%x", "mzx"]) { stories async throws in
            #expect(try await stories.ids(withPrefix: "k3") == [StoryID("k3aa"), StoryID("k3v9")])
            #expect(try await stories.ids(withPrefix: "K3V") == [StoryID("k3v9")])
            #expect(try await stories.ids(withPrefix: "m%") == [StoryID("m%x")])
            #expect(try await stories.ids(withPrefix: "_") == [])
            #expect(try await stories.ids(withPrefix: "k3v9k3v9") == [])
            #expect(try await stories.ids(withPrefix: "").count == 4)
        }
    }
}
