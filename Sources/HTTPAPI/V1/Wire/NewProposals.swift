import Storytelling

/// What a writer asks for in a scene.
struct NewProposals: WireSchema, Decodable {
    static let schema = Schema.object(
        [
            .required("action", .oneOf(SteeringAction.self), "What is to be done with the selection."),
            .optional("note", .note, "What is wanted; for `tone` and `point_of_view`, which."),
            .optional(
                "alternatives", .integer(1...SteeringOrder.mostAlternatives), "How many there are to choose from.",
                default: 1),
            .optional("from", .type(PlaceFields.self), "Where the selection begins; `continue` needs none."),
            .optional(
                "to", .type(PlaceFields.self), "Where it ends; for `continue` the caret, else the end of the scene."),
            .optional(
                "text", .text(atMost: Schema.mostSceneText),
                "What is seen selected, paragraphs parted by an empty line: 409 where something else stands there."),
        ] + Schema.Property.answerer)

    let action: String
    let note: String?
    let alternatives: Int
    let from: PlaceFields?
    let to: PlaceFields?
    let text: String?
    let provider: String?
    let model: String?

    /// The order for the desk.
    var order: SteeringOrder {
        SteeringOrder(
            action: SteeringAction(rawValue: action) ?? .rewrite, note: note ?? "", alternatives: alternatives,
            from: from?.place, to: to?.place, text: text)
    }
}
