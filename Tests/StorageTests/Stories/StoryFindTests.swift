import Foundation
import Storage
import StoryDomain
import Testing

/// Searching and sorting stories, and what changes of an outline do to their versions, on every driver.
@Suite struct StoryFindTests {
    private let ada = UserID(rawValue: "ada") ?? .local
    private let ben = UserID(rawValue: "ben") ?? .local

    private func story(
        _ id: String, title: String?, idea: String, premise: String? = nil, text: String? = nil, words: Int = 1,
        at seconds: Double
    ) throws -> Story {
        let moment = Samples.start.addingTimeInterval(seconds)
        let brief = try Brief(idea: idea, length: StoryLength(words: 1_000), title: title)
        var story = Story(id: StoryID(id), brief: brief, createdAt: moment)
        story.premise = premise
        story.updatedAt = moment
        if let text {
            story.passages = [Samples.passage(scene: 1, paragraph: 1, text: text)]
            story.passages[0].words = words
        }
        return story
    }

    private func withLibrary(
        _ driver: DatabaseDriver, _ body: (StoryRepository) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            let all = [
                try story("a", title: "The Lamp", idea: "A keeper", premise: "Mara waits.", at: 0),
                try story(
                    "b", title: "alpha", idea: "Ein ÄLTERER Herr", text: "100% of it_was \\ rain.", words: 7, at: 1),
                try story("c", title: "Zebra", idea: "A lamp and a KEEPER", text: "Straße im Regen", words: 3, at: 2),
            ]
            for story in all { try await stories.create(story, of: ada, events: []) }
            try await stories.create(
                try story("d", title: "Lamp", idea: "keeper", at: 3), of: ben, events: [])
            try await body(stories)
        }
    }

    private func ids(_ stories: StoryRepository, _ query: StoryQuery) async throws -> [String] {
        try await stories.find(query, of: ada, limit: 9).map(\.card.id.rawValue)
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a word is found whatever its case, accents and apostrophes, in any script and on any database`(
        driver: DatabaseDriver
    ) async throws {
        let texts = [
            "Das CAFÉ am Öresund", "La canción", "Η Ελένη στην ΑΘΉΝΑ", "Ёлка и ЗИМА", "naïve", "Straße",
            "İstanbul’da ISPARTA", "O’Brien I’m",
            "ŁÓDŹ Đặng Ærø", "أحمد مُحَمَّد", "北京的冬天", "すがすがしい", "민수는 각하", "नमस्ते", "cafe\u{301}teria", "50% a_b",
        ]
        let searches: [String: [Int]] = [
            "cafe": [0, 14], "oresund": [0], "cancion": [1], "CANCIÓN": [1], "ελενη": [2], "Αθηνα": [2], "елка": [3],
            "ЁЛКА": [3],
            "зима": [3], "naive": [4], "NAÏVE": [4], "STRASSE": [5], "straße": [5], "strasse": [5], "istanbul": [6],
            "İSTANBUL": [6],
            "ISTANBUL": [6], "ısparta": [6], "O'Brien": [7], "o’brien": [7], "i'm": [7], "lodz": [8], "dang": [8],
            "aero": [8],
            "احمد": [9], "محمد": [9], "北京": [10], "すがす": [11], "민수": [12], "각하": [12], "नमस्ते": [13], "CAFÉTERIA": [14],
            "50%": [15], "a_b": [15], "50_": [], "kaffee": [],
        ]
        try await driver.withStories { stories, _ async throws in
            for (index, text) in texts.enumerated() {
                let id = String(UnicodeScalar(UInt8(97 + index)))
                try await stories.create(
                    try story(id, title: "T", idea: "x", text: text, at: Double(index)), of: ada, events: [])
            }
            for (search, found) in searches {
                let ids = try await stories.find(StoryQuery(search: search), of: ada, limit: 99).map(\.card.id.rawValue)
                #expect(ids.sorted() == found.map { String(UnicodeScalar(UInt8(97 + $0))) }, "\(search)")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `each word must stand somewhere, whatever its case, and signs of patterns are letters`(
        driver: DatabaseDriver
    ) async throws {
        try await withLibrary(driver) { stories async throws in
            let expected = [
                "lamp": ["c", "a"], "LAMP keeper": ["c", "a"], "mara": ["a"], "älterer": ["b"], "Älterer HERR": ["b"],
                "STRASSE": ["c"], "straße": ["c"], "regen": ["c"], "100%": ["b"], "%": ["b"], "it_was": ["b"],
                "i_was": [],
                "\\": ["b"], "lamp rain": [], "idea": [], "language": [], "'; DROP TABLE story; --": [],
                " \n ": ["c", "b", "a"],
            ]
            for (search, found) in expected {
                #expect(try await ids(stories, StoryQuery(search: search)) == found, "\(search)")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `stories are sorted by what is asked for and page without gaps`(driver: DatabaseDriver) async throws {
        try await withLibrary(driver) { stories async throws in
            _ = try await stories.edit(StoryID("a"), of: ada) { _ in
                var change = StoryChange(at: Samples.start.addingTimeInterval(100))
                change.isFavorite = true
                return change
            }
            let orders: [(StoryQuery.Sort, [String])] = [
                (.created, ["a", "b", "c"]), (.updated, ["b", "c", "a"]), (.title, ["b", "a", "c"]),
                (.words, ["a", "c", "b"]),
            ]
            for (sort, expected) in orders {
                for isDescending in [false, true] {
                    let query = StoryQuery(sort: sort, isDescending: isDescending)
                    var found: [String] = []
                    var cursor: StoryQuery.Cursor?
                    repeat {
                        let page = try await stories.find(query, of: ada, limit: 1, after: cursor)
                        found += page.map(\.card.id.rawValue)
                        cursor = page.last?.cursor
                    } while cursor != nil
                    #expect(found == (isDescending ? expected.reversed() : expected), "\(sort) \(isDescending)")
                }
            }
            #expect(try await ids(stories, StoryQuery(favoritesOnly: true, search: "lamp")) == ["a"])
            let cards = try await stories.cards(of: [StoryID("a"), StoryID("d"), StoryID("x")], owner: ada)
            #expect(cards.map(\.key) == [StoryID("a")])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `versions go with their scenes, and are numbered on where scenes become one`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { stories, _ async throws in
            let story = try Samples.fullStory(paragraphs: 0)
            try await stories.create(story, of: ada, events: [])
            func version(_ scene: Int, _ text: String) -> SceneVersion {
                SceneVersion(
                    scene: scene, reason: .edited, passages: [Samples.passage(scene: scene, paragraph: 1, text: text)],
                    createdAt: Samples.start)
            }
            func change(_ fill: @escaping @Sendable (inout StoryChange) -> Void) async throws {
                _ = try await stories.edit(story.id, of: ada) { _ in
                    var change = StoryChange(at: Samples.start)
                    fill(&change)
                    return change
                }
            }
            let first = [version(1, "one"), version(1, "two"), version(2, "three"), version(3, "four")]
            try await change { $0.versions = first }
            let fifth = version(2, "five")
            try await change {
                $0.movedScenes = [1: 2, 2: 1, 3: 2]
                $0.versions = [fifth]
            }
            func texts(_ scene: Int) async throws -> [String] {
                try await stories.versions(ofScene: scene, in: story.id, of: ada)
                    .map { "\($0.number) \($0.passages[0].text)" }
            }
            #expect(try await texts(1) == ["1 three"])
            #expect(try await texts(2) == ["4 five", "3 four", "2 two", "1 one"])
            #expect(try await texts(3) == [])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a change that only keeps the books leaves the story as it is`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, _ async throws in
            var story = try Samples.fullStory(paragraphs: 3)
            story.documentID = StoryID("from-a-file")
            try await stories.create(story, of: ada, events: [])
            let card = try await stories.card(of: story.id, owner: ada)
            var books = StoryChange(at: Samples.start.addingTimeInterval(500))
            books.ledger = [Samples.openLine("call-9")]
            books.reserves = [CallReserve(call: CallID("call-9"), usage: TokenUsage(prompt: 1, output: 1), cost: 1)]
            try await stories.commit(books, to: story.id)
            #expect(try await stories.card(of: story.id, owner: ada) == card)
            #expect(try await stories.story(story.id) == story && books.applied(to: story) == story)
            #expect(try await stories.ledger(of: story.id).count == 1)
            await #expect(throws: StorageError.self) { try await stories.commit(books, to: StoryID("gone")) }
            try await stories.commit(StoryChange(at: Samples.start), to: story.id)
            #expect(try await stories.card(of: story.id, owner: ada)?.revision == 2)
        }
    }
}
