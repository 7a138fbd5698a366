import StoryDomain
import Storytelling

/// The words in which pictures are asked for, with the limits of their fields.
extension Schema.Property {
    /// The most characters of what a picture is to show.
    private static let longestPrompt = 4_000
    /// The most characters of what a picture shows.
    private static let longestAlt = 1_000

    /// Where a picture belongs.
    static let picturePlace: [Schema.Property] = [
        .required("kind", .oneOf(PicturePlace.Kind.self), "What it is of."),
        .optional("scene", .integer(1...500), "The scene's number; needed for a scene."),
        .optional("name", .text(atMost: Schema.mostName, blank: false), "Whose face it is; needed for a portrait."),
    ]

    /// What a picture is to show, and how.
    static let pictureWish: [Schema.Property] = [
        .optional("prompt", .text(atMost: longestPrompt), "What it is to show; else what the story says of it."),
        .optional(
            "style", .oneOf(PictureStyle.all.map(\.name)), "A style's name; else that of the last picture."),
    ]

    /// What a picture shows.
    static let pictureAlt = Schema.Property.optional(
        "alt", .text(atMost: longestAlt, blank: false),
        "What it shows, for those who cannot see it; else it is written.")
}

/// Reads a place out of the fields of a request.
struct PicturePlaceFields: Decodable, Sendable {
    let kind: String
    let scene: Int?
    let name: String?

    /// The place.
    ///
    /// - Throws: `Problem.invalid` where a scene has no number or a portrait no name.
    func place(_ source: FieldFault.Source) throws -> PicturePlace {
        switch PicturePlace.Kind(rawValue: kind) {
        case .scene:
            guard let scene else { throw Self.missing("scene", source) }
            return .scene(scene)
        case .portrait:
            guard let name else { throw Self.missing("name", source) }
            return .portrait(of: name)
        case .cover, nil: return .cover
        }
    }

    private static func missing(_ name: String, _ source: FieldFault.Source) -> Problem {
        .invalid([FieldFault(source, [.name(name)], .missing, "This is needed for a picture of this kind.")])
    }
}
