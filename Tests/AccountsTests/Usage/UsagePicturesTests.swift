import Accounts
import Foundation
import Storage
import StoryDomain
import Testing

/// The bytes of pictures that a plan lets its users keep.
@Suite struct UsagePicturesTests {
    /// Books of a plan with so many megabytes, stories of a user's, and where their pictures are kept.
    private struct Album: Sendable {
        let books: UsageBooks
        let pictures: PictureRepository
        let stories: [StoryID]
        let user: UserID

        /// Stores a picture of so many bytes.
        @discardableResult
        func store(_ bytes: Int, in story: Int = 0) async throws -> PictureID {
            let picture = Picture(
                place: .cover, format: .png, width: 3, height: 2, byteCount: bytes, source: .uploaded, prompt: "",
                style: "", alt: "A sea", createdAt: Date())
            let (books, user) = (books, user)
            try await pictures.store(
                picture, bytes: Data(repeating: 7, count: bytes), in: stories[story], of: user,
                room: { try books.admit(pictureBytes: $1, for: user, in: $0) })
            return picture.id
        }
    }

    private func withAlbum(
        _ driver: DatabaseDriver, megabytes: Int?, _ body: (Album, any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withDatabase { database in
            let user = try Samples.user("ann")
            var stories: [StoryID] = []
            for _ in 0..<3 {
                let story = Story(
                    id: .random(), brief: try Brief(idea: "A lamp", length: StoryLength(words: 500)), createdAt: Date())
                try await StoryRepository(database: database).create(story, of: user, events: [])
                stories.append(story.id)
            }
            let books = UsageBooks(
                database: database, plans: Samples.plans(PlanLimits(pictureMegabytes: megabytes)))
            try await body(
                Album(
                    books: books, pictures: PictureRepository(database: database), stories: stories, user: user),
                database)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Of many pictures that come at once for several stories as many are kept as the plan has room for`(
        driver: DatabaseDriver
    ) async throws {
        try await withAlbum(driver, megabytes: 1) { album, _ in
            let codes = await withTaskGroup(of: AllowanceError.Code?.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        do {
                            try await album.store(240_000, in: number % 3)
                            return nil
                        } catch {
                            return (error as? AllowanceError)?.code ?? .calls
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 4)
            #expect(codes.count { $0 == .pictureStorage } == 20)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What is refused names the limit, and what is deleted makes room`(driver: DatabaseDriver) async throws {
        try await withAlbum(driver, megabytes: 1) { album, database in
            let first = try await album.store(600_000)
            let error = await #expect(throws: AllowanceError.self) { try await album.store(400_001, in: 1) }
            #expect(error?.code == .pictureStorage && error?.limit == 1 && error?.resetsAt == nil)
            #expect(error?.used == Decimal(60) / 100 && error?.asked == Decimal(41) / 100)
            #expect(error?.message.contains("1 MB of pictures (picture_megabytes)") == true)
            try await album.store(400_000, in: 1)
            #expect(try await album.pictures.list(of: album.stories[1], owner: album.user).count == 1)
            try await album.pictures.delete(first, of: album.stories[0], owner: album.user)
            try await album.store(600_000, in: 2)
            // A story that is deleted takes its pictures along.
            #expect(try await StoryRepository(database: database).delete(album.stories[2], of: album.user))
            try await album.store(600_000)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A copy of pictures is held to the plan as a whole`(driver: DatabaseDriver) async throws {
        try await withAlbum(driver, megabytes: 1) { album, _ in
            for _ in 0..<2 { try await album.store(200_000) }
            let (books, user) = (album.books, album.user)
            func copy(to story: Int) async throws {
                try await album.pictures.copy(from: album.stories[0], to: album.stories[story], of: user) {
                    try books.admit(pictureBytes: $1, for: user, in: $0)
                }
            }
            try await copy(to: 1)
            await #expect(throws: AllowanceError.self) { try await copy(to: 2) }
            #expect(try await album.pictures.list(of: album.stories[2], owner: user).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Without a limit, and for nothing at all, there is room`(driver: DatabaseDriver) async throws {
        try await withAlbum(driver, megabytes: nil) { album, _ in
            for story in 0..<3 { try await album.store(900_000, in: story) }
        }
        try await withAlbum(driver, megabytes: 0) { album, database in
            let (books, user) = (album.books, album.user)
            try await database.write { try books.admit(pictureBytes: 0, for: user, in: $0) }
            await #expect(throws: AllowanceError.self) { try await album.store(1) }
        }
    }
}
