import StoryDomain
import Storytelling

/// Texts that could stand in the place of a selection.
struct ProposalsResource: WireSchema, Encodable {
    static let schemaName = "Proposals"
    static let schema = Schema.object(
        [
            .required("story_id", .id, "The story."),
            .required("scene", .integer(1...500), "The scene."),
            .required("action", .oneOf(SteeringAction.self), "What was asked for."),
            .required("from", .type(PlaceFields.self), "Where what they replace begins, in whole sentences."),
            .required("to", .type(PlaceFields.self), "Where it ends; for `continue` the same as `from`."),
            .required("text", .told, "What they replace, paragraphs parted by an empty line."),
            .required(
                "proposals", .list(of: .type(ProposalText.self), atLeast: 1, atMost: SteeringOrder.mostAlternatives),
                "The texts."),
            .required("revision", .count, "The story's revision, which they do not change."),
        ] + Spending.properties)

    let storyId: StoryID
    let scene: Int
    let action: String
    let from: PlaceFields
    let to: PlaceFields
    let text: String
    let proposals: [ProposalText]
    let revision: Int
    private let spending: Spending

    private enum CodingKeys: String, CodingKey {
        case storyId, scene, action, from, to, text, proposals, revision
    }

    /// Takes what was made for a selection, and what it cost.
    init(_ proposals: [Proposal], for steering: StoryDesk.Steering, of story: StoryID, spending: Spending) {
        storyId = story
        scene = steering.selection.scene
        action = steering.order.action.rawValue
        from = PlaceFields(steering.selection.from)
        to = PlaceFields(steering.selection.to)
        text = steering.selection.text
        self.proposals = proposals.map(ProposalText.init)
        revision = steering.revision
        self.spending = spending
    }

    func encode(to encoder: any Encoder) throws {
        try spending.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(storyId, forKey: .storyId)
        try container.encode(scene, forKey: .scene)
        try container.encode(action, forKey: .action)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(text, forKey: .text)
        try container.encode(proposals, forKey: .proposals)
        try container.encode(revision, forKey: .revision)
    }
}
