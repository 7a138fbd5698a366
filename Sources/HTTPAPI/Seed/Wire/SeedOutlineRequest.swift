/// The ten fields and a premise: what an outline is made from.
struct SeedOutlineRequest: WireSchema, Decodable {
    static let schema = Schema.object(
        SeedFields.properties + [
            .required("premise", .text(atMost: SeedFields.longestText, blank: false), "The story's premise."),
            .optional("outline", SeedOutlineInput.schemaOrNothing, "Accepted and not used: it is what is made."),
        ] + SeedFields.ignored)

    let fields: SeedFields
    let premise: String

    private enum CodingKeys: String, CodingKey {
        case premise
    }

    init(from decoder: any Decoder) throws {
        fields = try SeedFields(from: decoder)
        premise = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .premise)
    }
}
