import Publishing
import Storage
import StoryDomain

extension StoryHouse {
    /// The pictures that are chosen for a story's book.
    ///
    /// - Throws: `StorageError`.
    package func pictures(of story: StoryID) async throws -> [PublishedPicture] {
        try await PictureRepository(database: database).chosen(of: story)
            .map { PublishedPicture($0.picture, bytes: $0.bytes) }
    }
}
