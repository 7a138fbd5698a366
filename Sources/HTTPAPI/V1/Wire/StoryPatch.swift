/// What a client changes of a story; what is left out stays.
struct StoryPatch: WireSchema, Decodable {
    static let schema = Schema.object(
        BriefFields.properties + [
            .optional("is_favorite", .flag, "Whether it is marked."),
            .sitting,
            .optional("brief", .object(BriefFields.properties), "The same fields; those beside it go before it."),
        ])

    let fields: BriefFields
    let nested: BriefFields?
    let isFavorite: Bool?
    let sitting: String?

    /// Whether nothing but the mark changes.
    let isMarkOnly: Bool

    private enum CodingKeys: String, CodingKey {
        case brief, isFavorite, sitting
    }

    /// Reads the fields beside `brief`, and in it.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        fields = try BriefFields(from: decoder)
        nested = try container.decodeIfPresent(BriefFields.self, forKey: .brief)
        sitting = try container.decodeIfPresent(String.self, forKey: .sitting)
        isFavorite = try container.decodeIfPresent(Bool.self, forKey: .isFavorite)
        isMarkOnly = fields.isEmpty && (nested?.isEmpty ?? true)
    }
}
