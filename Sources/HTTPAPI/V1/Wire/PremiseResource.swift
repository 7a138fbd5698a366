import Storage
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
    init(_ premise: String?, _ card: StoryListing, spending: Spending? = nil) {
        story = card.id
        self.premise = premise
        revision = card.revision
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
