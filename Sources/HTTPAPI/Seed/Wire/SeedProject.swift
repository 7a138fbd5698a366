import FoundationEssentials
import Storage
import StoryDomain

/// A project as it is read.
struct SeedProject: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("id", .integer(), "Never changes; unlike the seed's it does not count projects."),
        .required("project_id", SeedProjectFields.projectID, "The client's name for it."),
        .required("user_id", .text(atMost: 255), "Whose it is: the caller."),
        .required("title", SeedProjectFields.title.orNull, "Its title."),
        .required("story_mode", SeedProjectFields.mode.orNull, "`marketing` or `pure`."),
        .required("story_template", SeedProjectFields.template.orNull, "A kind of story."),
        .required("setup", SeedProjectFields.object.orNull, "As it was sent."),
        .required("outline", SeedProjectFields.object.orNull, "As it was sent."),
        .required("scenes", SeedProjectFields.scenes.orNull, "As they were sent."),
        .required("story_content", SeedProjectFields.object.orNull, "As it was sent."),
        .required("anime_bible", SeedProjectFields.object.orNull, "As it was sent."),
        .required("media_state", SeedProjectFields.object.orNull, "As it was sent."),
        .required("current_phase", SeedProjectFields.word.orNull, "`setup` at first."),
        .required("status", SeedProjectFields.word, "`draft` at first."),
        .required("is_favorite", .flag, "Whether it is a favourite."),
        .required("is_complete", .flag, "What the client said of it."),
        .required("created_at", .moment, "When it was made."),
        .required("updated_at", .moment, "When it last changed."))

    let id: Int64
    let projectId: String
    let userId: String
    @ExplicitNull var title: String?
    @ExplicitNull var storyMode: String?
    @ExplicitNull var storyTemplate: String?
    @ExplicitNull var setup: FreeJSON?
    @ExplicitNull var outline: FreeJSON?
    @ExplicitNull var scenes: FreeJSON?
    @ExplicitNull var storyContent: FreeJSON?
    @ExplicitNull var animeBible: FreeJSON?
    @ExplicitNull var mediaState: FreeJSON?
    @ExplicitNull var currentPhase: String?
    let status: String
    let isFavorite: Bool
    let isComplete: Bool
    let createdAt: Date
    let updatedAt: Date

    /// - Throws: `DecodingError` where the stored document is damaged.
    init(_ project: StoryProject, of owner: UserID) throws {
        let document = try SeedProjectDocument(json: project.document)
        // The row's own number would tell how many projects all users have.
        id = project.createdAt.microsecondsSince1970
        projectId = project.projectID
        userId = owner.rawValue
        title = project.title
        storyMode = document.storyMode
        storyTemplate = document.storyTemplate
        setup = document.setup
        outline = document.outline
        scenes = document.scenes
        storyContent = document.storyContent
        animeBible = document.animeBible
        mediaState = document.mediaState
        currentPhase = document.currentPhase
        status = project.status
        isFavorite = project.isFavorite
        isComplete = document.isComplete
        createdAt = project.createdAt
        updatedAt = project.updatedAt
    }
}
