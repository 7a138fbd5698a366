import Foundation
import Storage
import StoryDomain
import Testing

@Suite struct PictureRepositoryTests {
    private static let ann = UserID(rawValue: "ann") ?? .local
    private static let bob = UserID(rawValue: "bob") ?? .local

    private func withPictures(
        _ driver: DatabaseDriver,
        _ body: (PictureRepository, StoryRepository, StoryID, any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withStories { stories, database in
            let story = try Samples.story()
            try await stories.create(story, of: Self.ann, events: [])
            try await body(PictureRepository(database: database), stories, story.id, database)
        }
    }

    private func picture(
        _ place: PicturePlace, at seconds: Double = 0, alt: String = "Mara at the window", bytes: Int = 4
    ) -> Picture {
        var picture = Picture(
            place: place, format: .png, width: 3, height: 2, byteCount: bytes, source: .generated,
            prompt: Samples.nasty[1], style: "ink", alt: alt, createdAt: Samples.start.addingTimeInterval(seconds))
        picture.provider = "gemini"
        picture.model = "brush"
        picture.call = CallID("call-\(seconds)")
        picture.cost = Decimal(336) / 10_000
        return picture
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a picture comes back as it was, with bytes of any value`(driver: DatabaseDriver) async throws {
        try await withPictures(driver) { pictures, _, story, _ in
            let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            let stored = picture(.portrait(of: Samples.nasty[0]), alt: Samples.nasty[6], bytes: bytes.count)
            try await pictures.store(stored, bytes: bytes, in: story, of: Self.ann)
            #expect(try await pictures.list(of: story, owner: Self.ann) == [stored])
            let file = try await pictures.file(stored.id, of: story, owner: Self.ann)
            #expect(file.picture == stored)
            #expect(file.bytes == bytes)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `of each place the last one is chosen, or whichever is asked for`(driver: DatabaseDriver) async throws {
        try await withPictures(driver) { pictures, _, story, _ in
            let places: [PicturePlace] = [
                .cover, .scene(1), .scene(1), .scene(2), .portrait(of: "Mara"), .portrait(of: "Tom"), .cover,
            ]
            let stored = places.enumerated().map { picture($1, at: Double($0)) }
            for one in stored { try await pictures.store(one, bytes: Data([1]), in: story, of: Self.ann) }
            func chosen() async throws -> [PictureID] {
                try await pictures.list(of: story, owner: Self.ann).filter(\.isChosen).map(\.id)
            }
            #expect(try await chosen() == [2, 3, 4, 5, 6].map { stored[$0].id })
            let changed = try await pictures.change(
                stored[1].id, of: story, owner: Self.ann, alt: "new", isChosen: true)
            #expect(changed.alt == "new" && changed.isChosen)
            #expect(try await chosen() == [1, 3, 4, 5, 6].map { stored[$0].id })
            _ = try await pictures.change(stored[6].id, of: story, owner: Self.ann, isChosen: false)
            #expect(try await chosen() == [1, 3, 4, 5].map { stored[$0].id })
            let book = try await pictures.chosen(of: story, owner: Self.ann)
            #expect(book.map(\.picture.id) == [4, 5, 1, 3].map { stored[$0].id })
            #expect(book.allSatisfy { $0.bytes == Data([1]) })
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `pictures go with their scenes, and where two become one the picture that was there is chosen`(
        driver: DatabaseDriver
    ) async throws {
        try await withPictures(driver) { pictures, stories, story, _ in
            let places: [PicturePlace] = [.scene(1), .scene(2), .scene(3), .cover]
            let stored = places.enumerated().map { picture($1, at: Double($0)) }
            for one in stored { try await pictures.store(one, bytes: Data([1]), in: story, of: Self.ann) }
            var change = StoryChange(at: Samples.start)
            change.movedScenes = [1: 2, 2: 1, 3: 2]
            try await stories.commit(change, to: story)
            let moved = try await pictures.list(of: story, owner: Self.ann)
            #expect(moved.map(\.place) == [.scene(2), .scene(1), .scene(2), .cover])
            #expect(moved.map(\.isChosen) == [true, true, false, true])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a story has room for so many pictures, and for so many bytes of them`(driver: DatabaseDriver) async throws {
        try await withPictures(driver) { pictures, _, story, database in
            let first = picture(.cover)
            try await pictures.store(first, bytes: Data(repeating: 1, count: 4), in: story, of: Self.ann)
            let limit = PictureRepository.mostBytesOfStory
            try await database.write { connection in
                try connection.execute("UPDATE picture SET byte_count = \(limit - 4) WHERE id = \(first.id)")
            }
            try await pictures.store(picture(.cover), bytes: Data(repeating: 2, count: 4), in: story, of: Self.ann)
            await #expect(throws: PictureRoomError.tooLarge(limit: limit, stored: limit, asked: 4)) {
                try await pictures.store(picture(.cover), bytes: Data(repeating: 3, count: 4), in: story, of: Self.ann)
            }
            try await pictures.delete(first.id, of: story, owner: Self.ann)
            for _ in 1..<PictureRepository.mostOfStory {
                try await pictures.store(picture(.cover), bytes: Data(repeating: 4, count: 4), in: story, of: Self.ann)
            }
            await #expect(throws: PictureRoomError.tooMany(limit: PictureRepository.mostOfStory)) {
                try await pictures.store(picture(.cover), bytes: Data(repeating: 5, count: 4), in: story, of: Self.ann)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `another's pictures are not there`(driver: DatabaseDriver) async throws {
        try await withPictures(driver) { pictures, stories, story, _ in
            let stored = picture(.cover)
            try await pictures.store(stored, bytes: Data([1]), in: story, of: Self.ann)
            try await stories.create(try Samples.story(id: StoryID("another")), of: Self.bob, events: [])
            for ask: @Sendable () async throws -> Void in [
                { _ = try await pictures.list(of: story, owner: Self.bob) },
                { _ = try await pictures.file(stored.id, of: story, owner: Self.bob) },
                { _ = try await pictures.file(stored.id, of: StoryID("another"), owner: Self.bob) },
                { _ = try await pictures.change(stored.id, of: story, owner: Self.bob, alt: "x") },
                { _ = try await pictures.change(stored.id, of: StoryID("another"), owner: Self.bob, alt: "x") },
                { try await pictures.delete(stored.id, of: StoryID("another"), owner: Self.bob) },
                { try await pictures.store(stored, bytes: Data([1]), in: story, of: Self.bob) },
                { try await pictures.copy(from: story, to: StoryID("another"), of: Self.bob) },
                { _ = try await pictures.chosen(of: story, owner: Self.bob) },
            ] {
                await expectStorageError(.notFound) { try await ask() }
            }
            #expect(try await pictures.list(of: story, owner: Self.ann) == [stored])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a picture goes with its story, and a copy of the story has copies`(driver: DatabaseDriver) async throws {
        try await withPictures(driver) { pictures, stories, story, database in
            let stored = [picture(.cover), picture(.scene(1), at: 1)]
            for one in stored { try await pictures.store(one, bytes: Data([7, 8]), in: story, of: Self.ann) }
            let copy = StoryID("copy")
            try await stories.create(try Samples.story(id: copy), of: Self.ann, events: [])
            try await pictures.copy(from: story, to: copy, of: Self.ann)
            try await pictures.delete(stored[1].id, of: story, owner: Self.ann)
            #expect(try await pictures.list(of: story, owner: Self.ann).map(\.id) == [stored[0].id])
            #expect(try await stories.delete(story, of: Self.ann))
            let copies = try await pictures.list(of: copy, owner: Self.ann)
            #expect(copies.map(\.place) == [.cover, .scene(1)])
            #expect(copies.allSatisfy { $0.cost == 0 && $0.isChosen })
            let file = try await pictures.file(copies[1].id, of: copy, owner: Self.ann)
            #expect(file.bytes == Data([7, 8]))
            let left = try await database.read { try $0.rows("SELECT picture_id FROM picture_file").count }
            #expect(left == 2)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `picture and settled call are stored together, and the story's revision stays`(driver: DatabaseDriver)
        async throws
    {
        try await withPictures(driver) { pictures, stories, story, _ in
            struct Refusal: Error {}
            var change = StoryChange(at: Samples.start)
            var line = LedgerLine(
                call: CallID("p"), purpose: .picture, scene: 1, provider: "gemini", model: "brush", askedWords: nil,
                openedAt: Samples.start)
            change.ledger = [line]
            // An open line is the clause's alone.
            try await pictures.enter(change, to: story, of: Self.ann)
            #expect(try await stories.ledger(of: story) == [])
            line.state = .settled
            line.settledAt = Samples.start
            change.ledger = [line]
            await #expect(throws: Refusal.self) {
                try await pictures.store(
                    picture(.scene(1)), bytes: Data([1]), in: story, of: Self.ann, entering: change,
                    clause: { _, _, _ in throw Refusal() })
            }
            #expect(try await pictures.list(of: story, owner: Self.ann) == [])
            #expect(try await stories.ledger(of: story) == [])
            let settled = change
            try await pictures.store(
                picture(.scene(1)), bytes: Data([1]), in: story, of: Self.ann, entering: settled,
                clause: { _, seen, id in #expect(seen == settled && id == story) })
            #expect(try await stories.ledger(of: story) == [line])
            #expect(try await stories.card(of: story, owner: Self.ann)?.revision == 1)
        }
    }
}
