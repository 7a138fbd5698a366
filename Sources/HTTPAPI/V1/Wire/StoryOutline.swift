import Storage
import StoryDomain

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
    init(of plan: StoryPlan, _ card: StoryListing, spending: Spending? = nil) {
        story = card.id
        outline = OutlineResource(of: plan)
        revision = card.revision
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
