/// A wish for a scene that is written anew.
struct SceneRegeneration: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("note", .note, "What is wanted: “darker, and in the rain”. Kept with the story."))

    let note: String?
}
