import StoryDomain

/// A story's premise.
struct PremiseResource: WireSchema, Encodable {
    static let schemaName = "Premise"
    static let schema = Schema.object(
        [
            .required("story_id", .id, "The story."),
            .required("premise", .told.orNull, "What it is about; null until it is there."),
            .required("revision", .count, "The story's revision."),
        ] + Spending.properties)

    let story: StoryID
    let premise: String?
    let revision: Int
    let spending: Spending?

    private enum CodingKeys: String, CodingKey {
        case storyId, premise, revision
    }

    /// Takes a premise and, where it was made anew, what that cost.
    init(of story: Story, revision: Int, spending: Spending? = nil) {
        self.story = story.id
        premise = story.premise
        self.revision = revision
        self.spending = spending
    }

    func encode(to encoder: any Encoder) throws {
        try spending?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(story, forKey: .storyId)
        try container.encode(premise, forKey: .premise)
        try container.encode(revision, forKey: .revision)
    }
}

/// A story's outline with the story's revision.
struct StoryOutline: WireSchema, Encodable {
    static let schema = Schema.object(
        [
            .required("story_id", .id, "The story."),
            .required("outline", .type(OutlineResource.self).orNull, "Its scenes; null until they are planned."),
            .required("revision", .count, "The story's revision."),
        ] + Spending.properties)

    let story: StoryID
    let outline: OutlineResource?
    let revision: Int
    let spending: Spending?

    private enum CodingKeys: String, CodingKey {
        case storyId, outline, revision
    }

    /// Takes an outline and, where it was made anew, what that cost.
    init(of story: Story, revision: Int, spending: Spending? = nil) {
        self.story = story.id
        outline = OutlineResource(of: story)
        self.revision = revision
        self.spending = spending
    }

    func encode(to encoder: any Encoder) throws {
        try spending?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(story, forKey: .storyId)
        try container.encode(outline, forKey: .outline)
        try container.encode(revision, forKey: .revision)
    }
}

/// A writer's own premise.
struct NewPremise: WireSchema, Decodable {
    static let schema = Schema.object(.required("premise", .text(atMost: Schema.mostText, blank: false), "The premise."))

    let premise: String
}

/// A wish for what is made anew, and who is to make it.
struct Regeneration: WireSchema, Decodable {
    static let schema = Schema.object(
        [.optional("note", .note, "What is wanted: “make the sister older”. Kept with the story.")]
            + Schema.Property.answerer)

    let note: String?
    let provider: String?
    let model: String?
}

/// A wish for a scene that is written anew.
struct SceneRegeneration: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("note", .note, "What is wanted: “darker, and in the rain”. Kept with the story."))

    let note: String?
}
