/// An idea, and who is to make something of it.
struct IdeaRequest: WireSchema, Decodable {
    static let schema = Schema.object(NewStory.properties + Schema.Property.answerer)
        .needing(oneOf: NewStory.saying)

    let story: NewStory
    let provider: String?
    let model: String?

    private enum CodingKeys: String, CodingKey {
        case provider, model
    }

    /// Reads a brief's fields from among the others.
    init(from decoder: any Decoder) throws {
        story = try NewStory(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        provider = try container.decodeIfPresent(String.self, forKey: .provider)
        model = try container.decodeIfPresent(String.self, forKey: .model)
    }
}
