/// A picture to be drawn.
struct NewPicture: WireSchema, Decodable {
    static let schema = Schema.object(
        Schema.Property.picturePlace + Schema.Property.pictureWish + [.pictureAlt] + Schema.Property.answerer)

    let place: PicturePlaceFields
    let prompt: String?
    let style: String?
    let alt: String?
    let provider: String?
    let model: String?

    private enum CodingKeys: String, CodingKey {
        case prompt, style, alt, provider, model
    }

    /// Reads all fields beside each other.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        place = try PicturePlaceFields(from: decoder)
        prompt = try container.decodeIfPresent(String.self, forKey: .prompt)
        style = try container.decodeIfPresent(String.self, forKey: .style)
        alt = try container.decodeIfPresent(String.self, forKey: .alt)
        provider = try container.decodeIfPresent(String.self, forKey: .provider)
        model = try container.decodeIfPresent(String.self, forKey: .model)
    }
}
