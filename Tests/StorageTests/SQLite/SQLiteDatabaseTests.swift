import Foundation
import SQLiteStorage
import Storage
import StoryDomain
import Testing

/// What only a database in a file can show.
@Suite struct SQLiteDatabaseTests {
    private let id = StoryID("k3v9t0c2m4xq")

    private func change(paragraph: Int) -> StoryChange {
        var change = StoryChange(at: Samples.start)
        change.passages = [Samples.passage(scene: 1, paragraph: paragraph, text: "Paragraph \(paragraph).")]
        return change
    }

    @Test func `opening makes the folder, for its owner alone`() async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.file("new/deep/stories.sqlite"))
        try database.close()
        for made in ["new", "new/deep"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(made))
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        }
        #expect(FileManager.default.fileExists(atPath: folder.file("new/deep/stories.sqlite")))
    }

    @Test func `the file is in WAL mode with foreign keys, and commits leave the flush to the kernel`() async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.file("stories.sqlite"))
        defer { try? database.close() }
        let settings = try await database.write { connection in
            try ["PRAGMA journal_mode", "PRAGMA foreign_keys", "PRAGMA synchronous", "PRAGMA busy_timeout"].map {
                try connection.rows($0).first?.values.first
            }
        }
        #expect(settings == [.text("wal"), .integer(1), .integer(1), .integer(5_000)])
    }

    private struct Refusal: Error {}

    @Test func `of changes that wait together each is stored or refused by itself`() async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.file("stories.sqlite"))
        defer { try? database.close() }
        try await database.write { _ = try $0.execute("CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT") }
        let (entered, signal) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        let stored = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                try await database.write { _ in
                    signal.yield()
                    gate.wait()
                }
                return nil
            }
            for await _ in entered { break }
            for number in 1...70 {
                group.addTask {
                    do {
                        return try await database.write { connection in
                            try connection.execute("INSERT INTO note VALUES (\(number))")
                            // One kind throws, another has a statement that fails and passes over it.
                            if number.isMultiple(of: 7) { throw Refusal() }
                            if number.isMultiple(of: 5) {
                                _ = try? connection.execute("INSERT INTO note VALUES (\(number))")
                            }
                            return number
                        }
                    } catch {
                        return nil
                    }
                }
            }
            gate.open()
            return try await group.reduce(into: Set<Int>()) { found, number in
                if let number { found.insert(number) }
            }
        }
        #expect(stored == Set((1...70).filter { !$0.isMultiple(of: 7) && !$0.isMultiple(of: 5) }))
        let rows = try await database.read { try $0.rows("SELECT id FROM note ORDER BY id") }
        #expect(try rows.map { try $0.value("id", as: Int.self) } == stored.sorted())
    }

    @Test func `what was stored survives a process that dies in the middle of the next write`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let copy = folder.file("after-the-crash.sqlite")
        let database = try await SQLiteDatabase.open(path: path)
        defer { try? database.close() }
        let stories = StoryRepository(database: database)
        try await stories.create(try Samples.story(id: id), events: [])
        for paragraph in 1...50 {
            try await stories.commit(change(paragraph: paragraph), to: id)
        }
        let committed = try await stories.story(id)
        await #expect(throws: CancellationError.self) {
            try await database.write { connection in
                for paragraph in 51...450 {
                    try connection.execute(
                        "INSERT INTO passage VALUES (\(id), 1, \(paragraph), \(Samples.nasty[9]), 1, 'p', 'm', 'c', 'c')"
                    )
                }
                // The files as a kill at this moment leaves them: the transaction has spilled into the log, uncommitted.
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
                }
                throw CancellationError()
            }
        }
        let reopened = try await SQLiteDatabase.open(path: copy)
        defer { try? reopened.close() }
        let survived = StoryRepository(database: reopened)
        #expect(try await survived.story(id) == committed)
        #expect(committed?.passages.count == 50)
        try await survived.commit(change(paragraph: 51), to: id)
        #expect(try await survived.story(id)?.passages.count == 51)
    }

    @Test func `several openers of a new file at once all get it`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let databases = try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask { try await SQLiteDatabase.open(path: path) }
            }
            return try await group.reduce(into: [SQLiteDatabase]()) { $0.append($1) }
        }
        for (number, database) in databases.enumerated() {
            try await StoryRepository(database: database)
                .create(try Samples.story(id: StoryID("story-\(number)")), events: [])
        }
        for database in databases {
            #expect(try await StoryRepository(database: database).ids(withPrefix: "story-").count == 6)
            try database.close()
        }
    }

    @Test func `a lock that another holds for too long is an error to retry`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let holder = try await SQLiteDatabase.open(path: path)
        let other = try await SQLiteDatabase.open(path: path, busyTimeout: .milliseconds(30))
        defer {
            try? holder.close()
            try? other.close()
        }
        let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        let holding = Task {
            try await holder.write { _ in
                reportInside.finish()
                gate.wait()
            }
        }
        for await _ in inside {}
        let stories = StoryRepository(database: other)
        let error = await expectStorageError(.locked) {
            try await stories.create(try Samples.story(id: id), events: [])
        }
        gate.open()
        try await holding.value
        #expect(error?.disposition == .retry)
        #expect(error?.message.contains(path) == true)
        try await stories.create(try Samples.story(id: id), events: [])
        #expect(try await StoryRepository(database: holder).story(id) != nil)
    }

    @Test func `changes wait for a foreign lock together and fail together`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let holder = try await SQLiteDatabase.open(path: path)
        let other = try await SQLiteDatabase.open(path: path, busyTimeout: .seconds(2))
        defer {
            try? holder.close()
            try? other.close()
        }
        try await holder.write { _ = try $0.execute("CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT") }
        let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        let holding = Task {
            try await holder.write { _ in
                reportInside.finish()
                gate.wait()
            }
        }
        for await _ in inside {}
        let clock = ContinuousClock()
        let start = clock.now
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                group.addTask {
                    do {
                        try await other.write { _ = try $0.execute("INSERT INTO note VALUES (\(number))") }
                        return false
                    } catch let error as StorageError {
                        return error.code == .locked
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let waited = clock.now - start
        #expect(refused == 60)
        // In line they would have waited for two minutes; each has waited as long as it was to.
        #expect(waited < .seconds(60))
        #expect(waited >= .seconds(1))
        gate.open()
        try await holding.value
        // Nothing of them is stored, and what comes now waits as long as ever.
        try await other.write { _ = try $0.execute("INSERT INTO note VALUES (1)") }
        #expect(try await other.read { try $0.rows("SELECT id FROM note").count } == 1)
        #expect(try await other.write { try $0.rows("PRAGMA busy_timeout").first?.values.first } == .integer(2_000))
    }

    @Test func `changes that came while the lock was held are stored when it goes`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let holder = try await SQLiteDatabase.open(path: path)
        let other = try await SQLiteDatabase.open(path: path, busyTimeout: .seconds(60))
        defer {
            try? holder.close()
            try? other.close()
        }
        try await holder.write { _ = try $0.execute("CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT") }
        let (inside, reportInside) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        let holding = Task {
            try await holder.write { _ in
                reportInside.finish()
                gate.wait()
            }
        }
        for await _ in inside {}
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await other.write { _ = try $0.execute("INSERT INTO note VALUES (\(number))") }
                }
            }
            gate.open()
            try await group.waitForAll()
        }
        try await holding.value
        #expect(try await other.read { try $0.rows("SELECT id FROM note").count } == 50)
    }

    @Test func `a full disk loses nothing that was stored, and goes on when there is room`() async throws {
        let folder = try TemporaryFolder()
        let database = try await SQLiteDatabase.open(path: folder.file("stories.sqlite"))
        defer { try? database.close() }
        let stories = StoryRepository(database: database)
        try await stories.create(try Samples.story(id: id), events: [])
        try await stories.commit(change(paragraph: 1), to: id)
        try await database.write { _ = try $0.rows("PRAGMA max_page_count = 1") }
        var large = change(paragraph: 2)
        large.passages += [Samples.passage(scene: 1, paragraph: 3, text: String(repeating: "x", count: 100_000))]
        let refused = large
        let error = await expectStorageError(.diskFull) { try await stories.commit(refused, to: id) }
        #expect(error?.disposition == .notNow)
        #expect(try await stories.story(id)?.passages.map(\.text) == ["Paragraph 1."])
        try await database.write { _ = try $0.rows("PRAGMA max_page_count = 100000") }
        try await stories.commit(refused, to: id)
        #expect(try await stories.story(id)?.passages.count == 3)
    }

    @Test func `a folder that cannot be made is named`() async throws {
        let folder = try TemporaryFolder()
        try Data("a file".utf8).write(to: URL(filePath: folder.file("file")))
        let path = folder.file("file/data/stories.sqlite")
        let error = await expectStorageError(.unwritable) { _ = try await SQLiteDatabase.open(path: path) }
        #expect(
            error?.message == "The folder \(folder.file("file/data")) cannot be made: check its permissions, "
                + "or choose another data folder.")
    }

    @Test func `a path that is a folder cannot be opened`() async throws {
        let folder = try TemporaryFolder()
        let error = await expectStorageError(.unwritable) { _ = try await SQLiteDatabase.open(path: folder.path) }
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test func `a file that is no database is refused and left alone`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let text = Data(String(repeating: "Dear diary, ", count: 1_000).utf8)
        try text.write(to: URL(filePath: path))
        let error = await expectStorageError(.corrupted) { _ = try await SQLiteDatabase.open(path: path) }
        #expect(
            error?.message
                == "The file \(path) is not a database: move it away, or choose another data folder.")
        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test func `a damaged database is told from a good one`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let database = try await SQLiteDatabase.open(path: path)
        var story = try Samples.fullStory(paragraphs: 200)
        story.id = id
        try await StoryRepository(database: database).create(story, events: [])
        try database.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(4_096..., with: Data(repeating: 0xA5, count: bytes.count - 4_096))
        try bytes.write(to: URL(filePath: path))
        let error = await expectStorageError(.corrupted) {
            let damaged = try await SQLiteDatabase.open(path: path)
            defer { try? damaged.close() }
            _ = try await StoryRepository(database: damaged).story(id)
        }
        #expect(error?.message == "The database \(path) is damaged: restore it from a copy.")
    }

    @Test func `a database of a newer version is refused`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("stories.sqlite")
        let newer =
            MigrationPlan.current + [Migration(name: "9999-tomorrow") { _ in ["CREATE TABLE tomorrow (x TEXT)"] }]
        try await SQLiteDatabase.open(path: path, plan: newer).close()
        await expectStorageError(.newerSchema) { _ = try await SQLiteDatabase.open(path: path) }
        try await SQLiteDatabase.open(path: path, plan: newer).close()
    }
}
