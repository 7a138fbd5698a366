/// An idea, and who is to make something of it.
struct IdeaRequest: WireSchema, Decodable {
    static let schema = Schema.object(
        NewStory.properties + [.optional("note", .note, "What is wanted of them: “somebody else who tells it”.")]
            + Schema.Property.answerer
    ).needing(oneOf: NewStory.saying)

    let story: NewStory
    let note: String?
    let provider: String?
    let model: String?

    private enum CodingKeys: String, CodingKey {
        case note, provider, model
    }

    /// Reads a brief's fields from among the others.
    init(from decoder: any Decoder) throws {
        story = try NewStory(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        provider = try container.decodeIfPresent(String.self, forKey: .provider)
        model = try container.decodeIfPresent(String.self, forKey: .model)
    }
}
