/// What a client asks a run to do.
struct NewRunRequest: WireSchema, Decodable {
    static let schemaName = "NewRun"
    static let schema = Schema.object(
        [
            .optional(
                "goal", .form(.goal), "How far to write: `premise`, `outline`, `scene/3` or `story`.", default: "story"),
            .optional(
                "max_cost", .either(.form(.dollars), .number(0...9_999_999)),
                "The most that it may cost, in US dollars; it pauses there."),
            .optional("priority", .integer(-100...100), "Larger goes first among your own runs.", default: 0),
        ] + Schema.Property.answerer)

    let goal: String
    let maxCost: DollarsField?
    let priority: Int
    let provider: String?
    let model: String?
}
