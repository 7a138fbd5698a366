import FoundationEssentials
import Publishing
import Storage
import StoryDomain
import Storytelling

/// The pictures of a story's book, between where they are kept and the files that they leave and come in with.
struct BookPictures: Sendable {
    let desk: PictureDesk

    /// The most bytes of pictures in a book that is made in memory.
    private static let mostBytes = 256 << 20

    /// What is known of the chosen pictures of a story, in the order of files.
    ///
    /// - Throws: `StorageError.notFound` where `user` has no such story.
    func chosen(of story: StoryID, for user: UserID) async throws -> [Picture] {
        try await desk.pictures.list(of: story, owner: user).filter(\.isChosen)
            .map { (picture: $0, shown: PublishedPicture($0, bytes: Data())) }
            .sorted { StoryExport.inOrder($0.shown, $1.shown) }.map(\.picture)
    }

    /// A story as JSON, in a file. One picture at a time is in memory.
    ///
    /// - Throws: `ExportError`, `StorageError`, `SpoolFile.Fault`, `CancellationError`.
    func json(
        of story: Story, ledger: [LedgerLine], pictures: [Picture], for user: UserID
    ) async throws -> SpoolFile {
        let file = try SpoolFile()
        let pieces = try StoryExport.JSONPieces(of: story, ledger: ledger, hasPictures: !pictures.isEmpty)
        try file.append(pieces.head)
        for (index, picture) in pictures.enumerated() {
            try Task.checkCancellation()
            let (stored, bytes) = try await desk.pictures.file(picture.id, of: story.id, owner: user)
            let published = PublishedPicture(stored, bytes: bytes)
            try file.append(try StoryExport.JSONPieces.picture(published, isFirst: index == 0))
        }
        try file.append(pieces.tail)
        return file
    }

    /// A story's book, in a file. Its pictures are in memory while it is made, and no others: portraits stand in no book.
    ///
    /// - Throws: `ExportError`, `.tooLarge` where the pictures have too many bytes; `StorageError`, `SpoolFile.Fault`,
    ///   `CancellationError`.
    func book(
        of story: Story, pictures: [Picture], as format: ExportFormat, for user: UserID
    ) async throws -> SpoolFile {
        let shown = pictures.filter { $0.place.kind != .portrait }
        guard shown.reduce(0, { $0 + $1.byteCount }) <= Self.mostBytes else {
            throw ExportError.picturesTooLarge(mostBytes: Self.mostBytes)
        }
        var published: [PublishedPicture] = []
        for picture in shown {
            try Task.checkCancellation()
            let (stored, bytes) = try await desk.pictures.file(picture.id, of: story.id, owner: user)
            published.append(PublishedPicture(stored, bytes: bytes))
        }
        let file = try SpoolFile()
        try file.append(try await Bindery.file(of: story, ledger: [], pictures: published, as: format))
        return file
    }

    /// The pictures that came with a story as they are to be kept, each as the chosen one of its place; nothing is stored. A
    /// story's file holds pictures as they were kept, so that a provider's mark of their origin stays in them.
    ///
    /// - Parameter moment: when they came; each gets a moment of its own, so that they keep their order.
    /// - Throws: `PictureFault`, `IllustrationError`.
    func read(
        _ pictures: [PublishedPicture], for story: Story, at moment: Date
    ) throws -> [(picture: Picture, bytes: Data)] {
        try pictures.enumerated().map { index, picture in
            try desk.read(
                Array(picture.bytes), from: .provider, as: Self.place(of: picture), alt: picture.alt, in: story,
                at: moment.addingTimeInterval(Double(index) / 1_000_000))
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
