/// A wish for a scene's plan, and who is to make it.
struct PlanRegeneration: WireSchema, Decodable {
    static let schema = Schema.object(
        [.optional("note", .note, "What is to be otherwise: “it happens at night, and nobody is hurt”.")]
            + Schema.Property.answerer)

    let note: String?
    let provider: String?
    let model: String?
}
