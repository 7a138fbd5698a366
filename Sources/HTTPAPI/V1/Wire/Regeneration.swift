/// A wish for what is made anew, and who is to make it.
struct Regeneration: WireSchema, Decodable {
    static let schema = Schema.object(
        [.optional("note", .note, "What is wanted: “make the sister older”. Kept with the story.")]
            + Schema.Property.answerer)

    let note: String?
    let provider: String?
    let model: String?
}
