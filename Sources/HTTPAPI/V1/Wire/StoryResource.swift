import FoundationEssentials
import Storage
import StoryDomain

/// A story without its text.
struct StoryResource: WireSchema, Encodable {
    static let schemaName = "Story"
    static let schema = Schema.object(
        StoryCard.properties + [
            .required("brief", .type(BriefResource.self), "What the writer asked for."),
            .required("premise", .told.orNull, "What it is about; null until it is there."),
            .required("outline", .type(OutlineResource.self).orNull, "Its scenes; null until they are planned."),
            .required("setups_offered", .count, "Setups that wait to be chosen from."),
            .required("notes", .list(of: .type(NoteResource.self), atMost: 100_000), "The writer's wishes so far."),
            .required("active_run", .id.orNull, "The run that writes it, or will; null where there is none."),
        ])

    let card: StoryCard
    let brief: BriefResource
    let premise: String?
    let outline: OutlineResource?
    let setupsOffered: Int
    let notes: [NoteResource]
    let activeRun: RunID?

    private enum CodingKeys: String, CodingKey {
        case brief, premise, outline, setupsOffered, notes, activeRun
    }

    /// Takes a story, its card and the run that is at it.
    init(_ story: Story, _ card: StoryListing, activeRun: RunID?) {
        self.card = StoryCard(card)
        brief = BriefResource(story.brief)
        premise = story.premise
        outline = OutlineResource(of: story)
        setupsOffered = story.setupOptions.count
        notes = story.notes.map(NoteResource.init)
        self.activeRun = activeRun
    }

    func encode(to encoder: any Encoder) throws {
        try card.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(brief, forKey: .brief)
        try container.encode(premise, forKey: .premise)
        try container.encode(outline, forKey: .outline)
        try container.encode(setupsOffered, forKey: .setupsOffered)
        try container.encode(notes, forKey: .notes)
        try container.encode(activeRun, forKey: .activeRun)
    }
}

/// A story in the list of stories.
struct StoryCard: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("id", .id, "Its id."),
        .required("title", .told, "The writer's title, else the outline's, else the beginning of the idea."),
        .required("status", .oneOf(["writing", "complete", "incomplete"]), "Where it stands."),
        .required("words", .count, "Words written so far."),
        .required("asked_words", .askedWords, "Words asked for."),
        .required("is_favorite", .flag, "Whether it is marked."),
        .required("revision", .count, "Counts its changes; the `ETag`."),
        .required("created_at", .moment, "When it was begun."),
        .required("updated_at", .moment, "When it was last changed."),
    ]

    let id: StoryID
    let title: String
    let status: StoryStatus
    let words: Int
    let askedWords: Int
    let isFavorite: Bool
    let revision: Int
    let createdAt: Date
    let updatedAt: Date

    /// Takes an index card.
    init(_ card: StoryListing) {
        id = card.id
        title = card.title
        status = card.status
        words = card.words
        askedWords = card.askedWords
        isFavorite = card.isFavorite
        revision = card.revision
        createdAt = card.createdAt
        updatedAt = card.updatedAt
    }
}

/// What a writer asked for along the way.
struct NoteResource: WireSchema, Encodable {
    static let schemaName = "Note"
    static let schema = Schema.object(
        .required("scene", .integer(1...500).orNull, "The scene; null for premise and outline."),
        .required("text", .told, "The wish.")
    )

    @ExplicitNull var scene: Int?
    let text: String

    /// Takes a note.
    init(_ note: WriterNote) {
        scene = note.scene
        text = note.text
    }
}

/// Which stories to list.
struct StoryListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .form(.dateCursor), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20),
        .optional("favorites", .flag, "Only those that are marked.", default: false)
    )

    let cursor: String?
    let limit: Int
    let favorites: Bool
}
