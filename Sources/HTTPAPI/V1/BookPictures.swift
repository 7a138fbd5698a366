import FoundationEssentials
import Publishing
import Storage
import StoryDomain
import Storytelling

/// The pictures of a story's book, between where they are kept and the files that they leave and come in with.
struct BookPictures: Sendable {
    let desk: PictureDesk

    /// The chosen pictures of a story.
    ///
    /// - Throws: `StorageError.notFound` where `user` has no such story.
    func chosen(of story: StoryID, for user: UserID) async throws -> [PublishedPicture] {
        try await desk.pictures.chosen(of: story, owner: user).map { PublishedPicture($0.picture, bytes: $0.bytes) }
    }

    /// Looks at the bytes of pictures that came in a file, before anything of it is kept.
    ///
    /// - Throws: `PictureFault`.
    static func check(_ pictures: [PublishedPicture]) throws {
        for picture in pictures { _ = try PictureFile(reading: Array(picture.bytes)) }
    }

    /// Keeps the pictures that came with a story, each as the chosen one of its place. A story's file holds pictures as
    /// they were kept, so that a provider's mark of their origin stays in them.
    ///
    /// - Throws: `PictureFault`, `IllustrationError`, `StorageError`.
    func takeIn(_ pictures: [PublishedPicture], into story: StoryID, for user: UserID) async throws {
        for picture in pictures {
            _ = try await desk.takeIn(
                Array(picture.bytes), from: .provider, as: Self.place(of: picture), alt: picture.alt, in: story,
                for: user)
        }
    }

    private static func place(of picture: PublishedPicture) -> PicturePlace {
        switch picture.kind {
        case .cover: .cover
        case .scene: .scene(picture.scene ?? 0)
        case .portrait: .portrait(of: picture.name)
        }
    }
}
