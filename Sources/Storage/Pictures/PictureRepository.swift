import FoundationEssentials
import StoryDomain

/// The pictures of a database's stories. What belongs to another is as if it were not there.
///
/// Pictures stand beside their story: storing, choosing or deleting one changes neither its revision nor its text, so that
/// nobody who writes meanwhile is told that the story was changed. Lists never read bytes.
package struct PictureRepository: Sendable {
    /// The most pictures of one story.
    package static let mostOfStory = 500
    /// The most bytes of all pictures of one story.
    package static let mostBytesOfStory = 1 << 30

    /// What else a transaction must hold that stores pictures of so many bytes: a plan's limit.
    package typealias RoomClause = @Sendable (_ connection: any SQLConnection, _ bytes: Int) throws -> Void

    private let database: any SQLDatabase

    /// Takes a database whose schema is up to date.
    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// All pictures of a story, oldest first.
    ///
    /// - Throws: `StorageError.notFound` where `owner` has no such story.
    package func list(of story: StoryID, owner: UserID) async throws -> [Picture] {
        try await database.read { connection in
            try connection.requireStory(story, of: owner)
            return try connection.rows(
                "SELECT * FROM picture WHERE story_id = \(story) ORDER BY created_at, id"
            ).map(Picture.init(row:))
        }
    }

    /// One picture.
    ///
    /// - Throws: `StorageError.notFound` where `owner` has no such story or the story no such picture.
    package func picture(_ id: PictureID, of story: StoryID, owner: UserID) async throws -> Picture {
        try await database.read { try $0.picture(id, of: story, owner: owner) }
    }

    /// A picture with its bytes.
    ///
    /// - Throws: as `picture`.
    package func file(_ id: PictureID, of story: StoryID, owner: UserID) async throws -> (picture: Picture, bytes: Data)
    {
        try await database.read { connection in
            let picture = try connection.picture(id, of: story, owner: owner)
            return (picture, try connection.bytes(of: id))
        }
    }

    /// The pictures that are chosen for a story's book, with their bytes: the cover, the portraits by name, the scenes in
    /// order.
    ///
    /// - Throws: `StorageError.notFound` where `owner` has no such story.
    package func chosen(of story: StoryID, owner: UserID) async throws -> [(picture: Picture, bytes: Data)] {
        try await database.read { connection in
            try connection.requireStory(story, of: owner)
            return try connection.chosenPictures(of: story)
        }
    }

    /// The same for who may see all stories, as whoever runs commands beside the database.
    ///
    /// - Throws: `StorageError`.
    package func chosen(of story: StoryID) async throws -> [(picture: Picture, bytes: Data)] {
        try await database.read { try $0.chosenPictures(of: story) }
    }

    /// Stores a picture with its bytes, and the call that made it, in one transaction. A chosen one takes the choice from
    /// the others of its place.
    ///
    /// - Parameters:
    ///   - change: the ledger lines that are settled by it.
    ///   - clause: what else the transaction must hold.
    ///   - room: asked before the bytes are stored.
    /// - Throws: `StorageError.notFound` where `owner` has no such story, `PictureRoomError` where the story is full; what
    ///   `clause` and `room` throw.
    package func store(
        _ picture: Picture, bytes: Data, in story: StoryID, of owner: UserID, entering change: StoryChange? = nil,
        clause: StepClause? = nil, room: RoomClause? = nil
    ) async throws {
        let lock = database.dialect.lockRows
        try await database.write { connection in
            try connection.requireStory(story, of: owner, lock: lock)
            try connection.requireRoom(for: bytes.count, in: story)
            // Before the books, as where a call is opened, so that the two never wait for each other.
            try room?(connection, bytes.count)
            if let change { try connection.enter(change, inBooksOf: story, clause: clause) }
            try connection.insert(picture, bytes: bytes, into: story)
        }
    }

    /// Changes what is said of a picture, and whether it is chosen.
    ///
    /// - Parameter oldAlt: changes the words only where these still stand there; nil changes them whatever stands there.
    /// - Returns: the picture as it is now.
    /// - Throws: as `picture`.
    package func change(
        _ id: PictureID, of story: StoryID, owner: UserID, alt: String? = nil, inPlaceOf oldAlt: String? = nil,
        isChosen: Bool? = nil
    ) async throws -> Picture {
        let lock = database.dialect.lockRows
        return try await database.write { connection in
            try connection.requireStory(story, of: owner, lock: lock)
            let picture = try connection.picture(id, of: story, owner: owner)
            if let alt, oldAlt == nil || oldAlt == picture.alt {
                try connection.execute("UPDATE picture SET alt = \(alt) WHERE id = \(id)")
            }
            if let isChosen {
                if isChosen { try connection.clearChoice(of: picture.place, in: story) }
                try connection.execute("UPDATE picture SET is_chosen = \(isChosen) WHERE id = \(id)")
            }
            return try connection.picture(id, of: story, owner: owner)
        }
    }

    /// Deletes a picture.
    ///
    /// - Throws: as `picture`.
    package func delete(_ id: PictureID, of story: StoryID, owner: UserID) async throws {
        try await database.write { connection in
            _ = try connection.picture(id, of: story, owner: owner)
            try connection.execute("DELETE FROM picture WHERE id = \(id)")
        }
    }
}
