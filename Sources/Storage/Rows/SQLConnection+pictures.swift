import FoundationEssentials
import StoryDomain

/// Pictures, row by row.
extension SQLConnection {
    /// Refuses what is not `owner`'s.
    ///
    /// - Parameter lock: holds the story until the transaction ends, so that no two choices of one place are made at once.
    func requireStory(_ id: StoryID, of owner: UserID, lock: SQLFragment = SQLFragment("")) throws {
        guard try !rows("SELECT id FROM story WHERE id = \(id) AND owner = \(owner)\(lock)").isEmpty else {
            throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
        }
    }

    /// A picture of a story of `owner`.
    func picture(_ id: PictureID, of story: StoryID, owner: UserID) throws -> Picture {
        try requireStory(story, of: owner)
        let found = try rows("SELECT * FROM picture WHERE id = \(id) AND story_id = \(story)").first
        guard let picture = try found.map(Picture.init(row:)) else {
            throw StorageError(
                .notFound, "The story \(story) has no picture \(id): list its pictures to see their ids.")
        }
        return picture
    }

    /// The pictures that are chosen for a story's book, with their bytes: the cover, the portraits by name, the scenes in
    /// order.
    func chosenPictures(of story: StoryID) throws -> [(picture: Picture, bytes: Data)] {
        try rows(
            """
            SELECT * FROM picture WHERE story_id = \(story) AND is_chosen = 1
            ORDER BY kind, scene, name, created_at, id
            """
        ).map { row in
            let picture = try Picture(row: row)
            return (picture, try bytes(of: picture.id))
        }
    }

    /// The bytes of a picture that is there.
    func bytes(of id: PictureID) throws -> Data {
        guard let row = try rows("SELECT bytes FROM picture_file WHERE picture_id = \(id)").first else {
            throw StorageError(.corrupted, "The bytes of picture \(id) are gone: delete it and make it anew.")
        }
        return try row.value("bytes")
    }

    /// Refuses pictures that a story has no room for: too many, or too many bytes. The story's row must be held, so that no
    /// two are let in for one place.
    ///
    /// - Parameters:
    ///   - bytes: of all that are about to be stored.
    ///   - count: how many they are.
    /// - Throws: `PictureRoomError`.
    func requireRoom(for bytes: Int, count: Int = 1, in story: StoryID) throws {
        let row = try rows(
            """
            SELECT COUNT(*) AS count, CAST(COALESCE(SUM(byte_count), 0) AS BIGINT) AS bytes
            FROM picture WHERE story_id = \(story)
            """
        ).first
        let stored: (count: Int, bytes: Int) = (try row?.value("count") ?? 0, try row?.value("bytes") ?? 0)
        guard stored.count + count <= PictureRepository.mostOfStory else {
            throw PictureRoomError.tooMany(limit: PictureRepository.mostOfStory)
        }
        guard stored.bytes + bytes <= PictureRepository.mostBytesOfStory else {
            throw PictureRoomError.tooLarge(
                limit: PictureRepository.mostBytesOfStory, stored: stored.bytes, asked: bytes)
        }
    }

    /// The bytes of all pictures of a story.
    func pictureBytes(of story: StoryID) throws -> Int {
        try rows(
            """
            SELECT CAST(COALESCE(SUM(byte_count), 0) AS BIGINT) AS bytes FROM picture WHERE story_id = \(story)
            """
        ).first?.value("bytes") ?? 0
    }

    /// Keeps others from storing pictures of a user's until the transaction ends.
    ///
    /// - Returns: the bytes of all pictures in the user's stories.
    package func takePictureTurn(of owner: UserID) throws -> Int {
        try execute(
            """
            INSERT INTO picture_turn (user_id, turns) VALUES (\(owner), 1)
            ON CONFLICT (user_id) DO UPDATE SET turns = picture_turn.turns + 1
            """)
        return try rows(
            """
            SELECT CAST(COALESCE(SUM(picture.byte_count), 0) AS BIGINT) AS bytes
            FROM story JOIN picture ON picture.story_id = story.id WHERE story.owner = \(owner)
            """
        ).first?.value("bytes") ?? 0
    }

    /// Takes the choice from whatever has it.
    func clearChoice(of place: PicturePlace, in story: StoryID) throws {
        try execute(
            """
            UPDATE picture SET is_chosen = 0
            WHERE story_id = \(story) AND kind = \(place.kind) AND is_chosen = 1
                AND COALESCE(scene, 0) = \(place.scene ?? 0) AND COALESCE(name, '') = \(place.name ?? "")
            """)
    }

    /// Stores a picture with its bytes. A chosen one takes the choice from the others of its place.
    ///
    /// Whether the story has room for it is asked before (`requireRoom`).
    func insert(_ picture: Picture, bytes: Data, into story: StoryID) throws {
        if picture.isChosen { try clearChoice(of: picture.place, in: story) }
        try execute(
            """
            INSERT INTO picture (id, story_id, kind, scene, name, prompt, style, alt, format, width, height, byte_count,
                source, provider, model, call_id, cost, is_chosen, created_at)
            VALUES (\(picture.id), \(story), \(picture.place.kind), \(picture.place.scene), \(picture.place.name),
                \(picture.prompt), \(picture.style), \(picture.alt), \(picture.format), \(picture.width),
                \(picture.height), \(picture.byteCount), \(picture.source), \(picture.provider), \(picture.model),
                \(picture.call), \(picture.cost), \(picture.isChosen), \(picture.createdAt))
            """)
        try execute("INSERT INTO picture_file (picture_id, bytes) VALUES (\(picture.id), \(bytes))")
    }
}
