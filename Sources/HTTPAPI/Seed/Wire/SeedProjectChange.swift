import Storage

/// What a client sends to change a project: what is left out stays, what is `null` is cleared.
struct SeedProjectChange: WireSchema, Decodable {
    static let schema = Schema.object([
        .optional("title", SeedProjectFields.title, "Its title."),
        .optional("story_mode", SeedProjectFields.mode, "`marketing` or `pure`."),
        .optional("story_template", SeedProjectFields.template, "A kind of story."),
        .optional("setup", SeedProjectFields.object, "Anything."),
        .optional("outline", SeedProjectFields.object, "Anything."),
        .optional("scenes", SeedProjectFields.scenes, "Anything."),
        .optional("story_content", SeedProjectFields.object, "Anything."),
        .optional("anime_bible", SeedProjectFields.object, "Anything."),
        .optional("media_state", SeedProjectFields.object, "Anything."),
        .optional("current_phase", SeedProjectFields.word, "Any word."),
        // These two always have a value, so `null` is refused.
        Schema.Property(name: "status", schema: SeedProjectFields.word.described("Any word."), isRequired: false),
        Schema.Property(name: "is_complete", schema: Schema.flag.described("Any."), isRequired: false),
    ])

    private let title: String??
    private let storyMode: String??
    private let storyTemplate: String??
    private let setup: FreeJSON??
    private let outline: FreeJSON??
    private let scenes: FreeJSON??
    private let storyContent: FreeJSON??
    private let animeBible: FreeJSON??
    private let mediaState: FreeJSON??
    private let currentPhase: String??
    private let status: String?
    private let isComplete: Bool?

    private enum CodingKeys: String, CodingKey {
        case title, storyMode, storyTemplate, setup, outline, scenes, storyContent, animeBible, mediaState
        case currentPhase, status, isComplete
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func field<T: Decodable>(_ key: CodingKeys, as type: T.Type = T.self) throws -> T?? {
            fields.contains(key) ? .some(try fields.decodeIfPresent(T.self, forKey: key)) : .none
        }
        title = try field(.title)
        storyMode = try field(.storyMode)
        storyTemplate = try field(.storyTemplate)
        setup = try field(.setup)
        outline = try field(.outline)
        scenes = try field(.scenes)
        storyContent = try field(.storyContent)
        animeBible = try field(.animeBible)
        mediaState = try field(.mediaState)
        currentPhase = try field(.currentPhase)
        status = try fields.decodeIfPresent(String.self, forKey: .status)
        isComplete = try fields.decodeIfPresent(Bool.self, forKey: .isComplete)
    }

    /// Makes the change.
    ///
    /// - Parameter admit: refuses a story of so many words; asked where the change has a text.
    /// - Throws: `DecodingError` where the stored document is damaged; what `admit` throws.
    func apply(to project: inout StoryProject, admit: (_ words: Int) throws -> Void) throws {
        var document = try SeedProjectDocument(json: project.document)
        if let title { project.title = title }
        if let status { project.status = status }
        if let storyMode { document.storyMode = storyMode }
        if let storyTemplate { document.storyTemplate = storyTemplate }
        if let setup { document.setup = setup }
        if let outline { document.outline = outline }
        if let scenes { document.scenes = scenes }
        if let storyContent { document.storyContent = storyContent }
        if let animeBible { document.animeBible = animeBible }
        if let mediaState { document.mediaState = mediaState }
        if let currentPhase { document.currentPhase = currentPhase }
        if let isComplete { document.isComplete = isComplete }
        if scenes != nil || storyContent != nil { try admit(document.words) }
        project.document = try document.json
    }
}
