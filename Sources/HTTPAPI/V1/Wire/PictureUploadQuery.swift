/// Where a picture of the writer's own belongs, and what it shows.
struct PictureUploadQuery: WireSchema, Decodable {
    static let schema = Schema.object(Schema.Property.picturePlace + [.pictureAlt])

    let place: PicturePlaceFields
    let alt: String?

    private enum CodingKeys: String, CodingKey {
        case alt
    }

    /// Reads all fields beside each other.
    init(from decoder: any Decoder) throws {
        place = try PicturePlaceFields(from: decoder)
        alt = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .alt)
    }
}
