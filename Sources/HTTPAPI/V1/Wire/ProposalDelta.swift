/// A piece of an alternative as it comes from a model.
struct ProposalDelta: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("alternative", .integer(1...3), "Which one, counted from 1."),
        .required("text", .told, "Its next sentences.")
    )

    let alternative: Int
    let text: String
}
