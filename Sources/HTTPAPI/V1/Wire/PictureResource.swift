import FoundationEssentials
import StoryDomain

/// A picture of a story, without its bytes.
struct PictureResource: WireSchema, Encodable {
    static let schemaName = "Picture"
    static let schema = Schema.object(
        .required("id", .id, "The picture."),
        .required("kind", .oneOf(PicturePlace.Kind.self), "What it is of."),
        .required("scene", .integer(1...500).orNull, "The scene's number; null for covers and portraits."),
        .required("name", .told.orNull, "Whose portrait it is; null for covers and scenes."),
        .required("prompt", .told, "What it was to show; empty for an upload."),
        .required("style", .told, "The name of its style; empty for an upload."),
        .required("alt", .told, "What it shows, for those who cannot see it."),
        .required("width", .integer(1...PictureFile.longestSide), "In pixels, as it is shown."),
        .required("height", .integer(1...PictureFile.longestSide), "In pixels, as it is shown."),
        .required("media_type", .oneOf(PictureFormat.allCases.map(\.mediaType)), "The form of its bytes."),
        .required("bytes", .count, "How many there are."),
        .required("source", .oneOf(Picture.Source.self), "Where it comes from."),
        .required("provider", .told.orNull, "Who drew it; null for an upload."),
        .required("model", .told.orNull, "With which model; null for an upload."),
        .required("cost", .dollars, "US dollars."),
        .required("chosen", .flag, "Whether it is the one of its place that goes into the book."),
        .required("created_at", .moment, "When it was made."),
        .required("href", .text(atMost: 300), "Where its bytes are.")
    )

    let id: PictureID
    let kind: String
    @ExplicitNull var scene: Int?
    @ExplicitNull var name: String?
    let prompt: String
    let style: String
    let alt: String
    let width: Int
    let height: Int
    let mediaType: String
    let bytes: Int
    let source: String
    @ExplicitNull var provider: String?
    @ExplicitNull var model: String?
    let cost: String
    let chosen: Bool
    let createdAt: Date
    let href: String

    /// Takes a picture of a story.
    init(_ picture: Picture, of story: StoryID) {
        id = picture.id
        kind = picture.place.kind.rawValue
        scene = picture.place.scene
        name = picture.place.name
        prompt = picture.prompt
        style = picture.style
        alt = picture.alt
        width = picture.width
        height = picture.height
        mediaType = picture.format.mediaType
        bytes = picture.byteCount
        source = picture.source.rawValue
        provider = picture.provider.isEmpty ? nil : picture.provider
        model = picture.model.isEmpty ? nil : picture.model
        cost = picture.cost.description
        chosen = picture.isChosen
        createdAt = picture.createdAt
        href = "\(V1Routes.prefix)/stories/\(story)/pictures/\(picture.id)/file"
    }
}
