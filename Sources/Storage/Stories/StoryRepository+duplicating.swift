import FoundationEssentials
import StoryDomain

extension StoryRepository {
    /// Makes a copy of a story with its text, plan, older versions and pictures, in one transaction.
    ///
    /// - Parameters:
    ///   - copy: the new story's id.
    ///   - moment: when the copy was made.
    ///   - admit: refuses a story by its length: what it asks for or what is there, whichever is more words.
    ///   - room: asked before the pictures' bytes are stored.
    /// - Returns: the copy and its card.
    /// - Throws: `StorageError.notFound` where `owner` has no such story; what `admit` and `room` throw. Nothing is stored
    ///   then.
    package func duplicate(
        _ id: StoryID, of owner: UserID, as copy: StoryID, at moment: Date,
        admit: @escaping @Sendable (_ words: Int) throws -> Void = { _ in }, room: PictureRepository.RoomClause? = nil
    ) async throws -> (story: Story, card: StoryListing) {
        let (lock, moment) = (database.dialect.lockRows, moment.roundedToMicroseconds)
        return try await database.write { connection in
            guard let card = try connection.card(of: id, owner: owner, lock: lock) else {
                throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
            }
            try admit(max(card.askedWords, card.words))
            try room?(connection, try connection.pictureBytes(of: id))
            try connection.duplicate(id, as: copy, at: moment)
            guard let story = try connection.story(copy), let card = try connection.card(of: copy, owner: owner) else {
                throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
            }
            return (story, card)
        }
    }
}
