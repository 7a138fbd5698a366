import Foundation
import StoryDomain
import Testing

@testable import Storage

@Suite struct DuplicateTests {
    private static let ann = UserID(rawValue: "ann") ?? .local
    private static let bob = UserID(rawValue: "bob") ?? .local
    private static let source = StoryID("k3v9t0c2m4xq")
    private static let copy = StoryID("copy")
    /// Tables that hold nothing of one story alone.
    private static let others: Set<String> = [
        "account", "api_key", "usage_period", "usage_run", "idempotency", "cached_answer", "cache_account", "project",
        "learned_trait", "run_log", "run_user", "picture_turn", "schema_migration",
    ]

    /// The names of tables as SQL: the seam takes none that are found at run time.
    private static let names: [String: SQLFragment] = [
        "story": SQLFragment("story"), "story_plan": SQLFragment("story_plan"), "passage": SQLFragment("passage"),
        "turn": SQLFragment("turn"), "scene": SQLFragment("scene"), "scene_version": SQLFragment("scene_version"),
        "plan_version": SQLFragment("plan_version"), "picture": SQLFragment("picture"),
        "picture_file": SQLFragment("picture_file"), "ledger_line": SQLFragment("ledger_line"),
        "run_event": SQLFragment("run_event"), "run": SQLFragment("run"), "usage_line": SQLFragment("usage_line"),
        "call_lease": SQLFragment("call_lease"),
    ]

    /// A story that has something in every column that is copied.
    private func store(in stories: StoryRepository, _ database: any SQLDatabase) async throws {
        var story = try Samples.fullStory(paragraphs: 30)
        story.notes = [WriterNote(scene: 1, text: "Slower.")]
        let pictures = [PicturePlace.cover, .scene(1), .portrait(of: "Mara")].map { place in
            var picture = Picture(
                place: place, format: .png, width: 8, height: 6, byteCount: 2, source: .generated, prompt: "A light.",
                style: "ink", alt: "Light.", createdAt: Samples.start)
            picture.provider = "gemini"
            picture.model = "brush"
            picture.call = CallID("p")
            picture.cost = 1
            return (picture: picture, bytes: Data([1, 2]))
        }
        try await stories.create(
            story, of: Self.ann, ledger: [try Samples.settledLine("call-1", cost: "0.5")], pictures: pictures,
            events: [Samples.event(.started)])
        var change = StoryChange(at: Samples.start)
        change.premise = "Typed."
        change.planSitting = "s1"
        change.isFavorite = true
        change.versions = [
            SceneVersion(
                scene: 1, reason: .edited, passages: [Samples.passage(scene: 1, paragraph: 1)],
                createdAt: Samples.start, sitting: "s1")
        ]
        try await stories.commit(change, to: Self.source)
        // What only imports and older versions leave.
        try await database.write { try $0.execute("UPDATE scene SET gate_closings = 2, budget = 3") }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `every table of a story is copied or left out by name, and every column of it comes over`(
        driver: DatabaseDriver
    ) async throws {
        try await driver.withStories { stories, database in
            try await store(in: stories, database)
            _ = try await stories.duplicate(Self.source, of: Self.ann, as: Self.copy, at: Samples.start)
            let tables = try await tables(of: database)
            let copied = Set(StoryCopy.ownColumns.keys)
            #expect(Set(tables.keys) == copied.union(StoryCopy.leftOut).union(Self.others), "a table is not named")
            for (table, columns) in tables where copied.contains(table) {
                let own = StoryCopy.ownColumns[table] ?? []
                #expect(own.isSubset(of: columns), "\(table)")
                let (old, new) = (
                    try await rows(of: table, Self.source, in: database),
                    try await rows(of: table, Self.copy, in: database)
                )
                #expect(!old.isEmpty && old.count == new.count, "\(table)")
                for column in columns where !own.contains(column) {
                    #expect(old.contains { Self.says($0[column]) }, "\(table).\(column) is empty in the sample")
                    #expect(old.map { $0[column] } == new.map { $0[column] }, "\(table).\(column)")
                }
            }
            for table in StoryCopy.leftOut {
                #expect(try await rows(of: table, Self.copy, in: database).isEmpty, "\(table)")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a copy is a story of its own, and a refusal leaves nothing`(driver: DatabaseDriver) async throws {
        try await driver.withStories { stories, database in
            try await store(in: stories, database)
            let source = try #require(try await stories.story(Self.source, of: Self.ann))
            let later = Samples.start.addingTimeInterval(60)
            struct TooLong: Error {}
            await #expect(throws: TooLong.self) {
                try await stories.duplicate(Self.source, of: Self.ann, as: Self.copy, at: later) { words in
                    #expect(words == max(source.card.words, source.card.askedWords))
                    throw TooLong()
                }
            }
            await expectStorageError(.notFound) {
                _ = try await stories.duplicate(Self.source, of: Self.bob, as: Self.copy, at: later)
            }
            #expect(try await stories.story(Self.copy) == nil)
            let (story, card) = try await stories.duplicate(Self.source, of: Self.ann, as: Self.copy, at: later)
            var expected = source.story
            expected.id = Self.copy
            (expected.createdAt, expected.updatedAt) = (later.roundedToMicroseconds, later.roundedToMicroseconds)
            #expect(story == expected)
            #expect(card.revision == 1 && !card.isFavorite && card.words == source.card.words)
            #expect(try await stories.ledger(of: Self.copy).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a story that comes with pictures is stored with all of them or not at all`(driver: DatabaseDriver)
        async throws
    {
        try await driver.withStories { _, database in
            let story = try Samples.fullStory(paragraphs: 3)
            let pictures = [PicturePlace.cover, .scene(1)].map { place in
                let picture = Picture(
                    place: place, format: .png, width: 8, height: 6, byteCount: 1, source: .uploaded, alt: "a",
                    createdAt: Samples.start)
                return (picture: picture, bytes: Data([1]))
            }
            for number in 1...2 {
                let failing = StoryRepository(database: FailingDatabase(base: database, atPicture: number))
                await expectStorageError(.diskFull) {
                    try await failing.create(story, of: Self.ann, pictures: pictures, events: [])
                }
                #expect(try await database.read { try $0.rows("SELECT id FROM story") }.isEmpty)
                for table in StoryCopy.ownColumns.keys {
                    #expect(try await rows(of: table, story.id, in: database).isEmpty, "\(table)")
                }
            }
            let stories = StoryRepository(database: database)
            try await stories.create(story, of: Self.ann, pictures: pictures, events: [])
            let kept = try await PictureRepository(database: database).list(of: story.id, owner: Self.ann)
            #expect(Set(kept.map(\.place)) == [.cover, .scene(1)] && kept.count == 2 && kept.allSatisfy(\.isChosen))
        }
    }

    /// Whether a value is other than what a column holds by itself.
    private static func says(_ value: SQLValue?) -> Bool {
        switch value {
        case nil, .null, .integer(0), .text(""), .text("[]"): false
        default: true
        }
    }

    /// The rows of a story in a table, in an order that ids do not change.
    private func rows(
        of table: String, _ story: StoryID, in database: any SQLDatabase
    ) async throws -> [[String: SQLValue]] {
        let name = try #require(Self.names[table], "add the table to names")
        let statement: SQLStatement =
            switch table {
            case "story": "SELECT * FROM story WHERE id = \(story)"
            case "picture_file":
                """
                SELECT picture_file.* FROM picture_file JOIN picture ON picture.id = picture_id
                WHERE story_id = \(story)
                """
            default: "SELECT * FROM \(name) WHERE story_id = \(story)"
            }
        let rows = try await database.read { try $0.rows(statement) }
        let own = StoryCopy.ownColumns[table] ?? []
        return rows.map { Dictionary(uniqueKeysWithValues: zip($0.columns, $0.values)) }
            .sorted { first, second in
                func key(_ row: [String: SQLValue]) -> String {
                    row.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }.map { "\($0.value)" }.joined()
                }
                return key(first) < key(second)
            }
    }

    /// The columns of all tables.
    private func tables(of database: any SQLDatabase) async throws -> [String: Set<String>] {
        let dialect = database.dialect
        return try await database.read { connection in
            var found: [String: Set<String>] = [:]
            for row in try connection.rows("SELECT name FROM \(dialect.tables) AS known") {
                let name: String = try row.value("name")
                guard !name.hasPrefix("sqlite_") else { continue }
                let columns =
                    dialect.lockRows.text.isEmpty
                    ? try connection.rows("SELECT name FROM pragma_table_info(\(name))")
                    : try connection.rows(
                        """
                        SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns
                        WHERE table_name = \(name)
                        """)
                found[name] = Set(try columns.map { try $0.value("name") })
            }
            return found
        }
    }
}
