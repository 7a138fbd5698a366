import Storytelling

/// How a run is to go on. The one field here in which `null` is not the same as none.
struct RunResumption: WireSchema, Decodable {
    static let schema = Schema.object(
        Schema.Property(
            name: "max_cost",
            schema: Schema.either(.form(.dollars), .number(0...9_999_999)).orNull.described(
                "The most that it may cost from now on, with what it cost already; null takes the limit away."),
            isRequired: false))

    /// Nil leaves the run the limit that it has.
    let limit: RunLimit?

    private enum CodingKeys: String, CodingKey {
        case maxCost
    }

    /// Reads a limit, no limit, or nothing.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.contains(.maxCost) else {
            limit = nil
            return
        }
        limit = RunLimit(cap: try container.decodeIfPresent(DollarsField.self, forKey: .maxCost)?.amount)
    }
}
