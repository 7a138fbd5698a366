/// The ten fields: what a premise or a whole story is made from.
struct SeedStoryRequest: WireSchema, Decodable {
    static let schema = Schema.object(SeedFields.properties + SeedFields.ignored)

    let fields: SeedFields

    init(from decoder: any Decoder) throws {
        fields = try SeedFields(from: decoder)
    }
}
