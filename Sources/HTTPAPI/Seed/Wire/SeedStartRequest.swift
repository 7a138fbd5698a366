/// The ten fields, a premise and an outline: what a story's beginning is made from.
struct SeedStartRequest: WireSchema, Decodable {
    static let schema = Schema.object(
        SeedFields.properties + [
            .required("premise", .text(atMost: SeedFields.longestText, blank: false), "The story's premise."),
            .required("outline", SeedOutlineInput.schema, "Text, or a list of scenes."),
        ] + SeedFields.ignored)

    let fields: SeedFields
    let premise: String
    let outline: SeedOutlineInput

    private enum CodingKeys: String, CodingKey {
        case premise, outline
    }

    init(from decoder: any Decoder) throws {
        fields = try SeedFields(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        premise = try container.decode(String.self, forKey: .premise)
        outline = try container.decode(SeedOutlineInput.self, forKey: .outline)
    }
}
