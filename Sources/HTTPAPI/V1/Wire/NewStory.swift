import StoryDomain

/// What a client sends to begin a story: an idea, or a brief; its fields may stand in `brief` or beside it.
struct NewStory: WireSchema, Decodable {
    static let schema = Schema.object(properties).needing(oneOf: saying)

    /// The fields, for bodies that have them beside others.
    static let properties =
        BriefFields.properties + [
            .optional("brief", .type(BriefFields.self), "The same fields in one object; those beside it go before it.")
        ]
    /// The fields of which one must say something.
    static let saying = ["idea", "brief"] + SetupFields.names

    let fields: BriefFields
    let nested: BriefFields?

    private enum CodingKeys: String, CodingKey {
        case brief
    }

    /// Reads the fields beside `brief`, and in it.
    init(from decoder: any Decoder) throws {
        fields = try BriefFields(from: decoder)
        nested = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(BriefFields.self, forKey: .brief)
    }

    /// The brief that is asked for.
    ///
    /// - Throws: `BriefError`.
    func brief() throws -> Brief { try fields.brief(over: nested) }
}
