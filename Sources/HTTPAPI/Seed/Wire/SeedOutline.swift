import StoryDomain
import Storytelling

/// What `POST /generate-outline` answers.
struct SeedOutline: WireSchema, Encodable {
    /// Text or scenes, as it was asked for.
    enum Outline: Encodable, Sendable {
        case text(String)
        case scenes([SeedScene])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .scenes(let scenes): try container.encode(scenes)
            }
        }
    }

    static let schema = Schema.object(
        .required("outline", .either(.text(atMost: SeedText.most), SeedScene.list), "A list of scenes, or text."),
        SeedText.success, SeedText.taskID,
        .required("is_structured", .flag, "Whether it is a list."),
        .required("anime_bible", .any.orNull, "Always null."), SeedText.cached)

    let outline: Outline
    var success = true
    @ExplicitNull var taskId: String? = nil
    let isStructured: Bool
    @ExplicitNull var animeBible: String? = nil
    var cached: Bool?

    init(_ outline: StoryDomain.Outline, isStructured: Bool, isCached: Bool) {
        self.outline =
            isStructured ? .scenes(outline.scenes.map(SeedScene.init)) : .text(OutlineText.text(of: outline))
        self.isStructured = isStructured
        cached = isCached ? true : nil
    }
}
