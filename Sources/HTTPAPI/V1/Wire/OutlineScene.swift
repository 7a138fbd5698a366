import Storytelling

/// One scene of a whole outline: its plan, and which of the old scenes it is.
struct OutlineScene: WireSchema, Decodable {
    static let schema = Schema.object(
        [
            .optional(
                "from", .integer(1...500),
                "The scene that it was: text, notes and versions move with it, fields that are left out stay."),
            .optional("join", .list(of: .integer(1...500), atMost: 500), "Scenes whose texts follow in it."),
            .optional(
                "starts_at", .integer(2...1_000_000),
                "Where two scenes are `from` one: the paragraph with which the second begins."),
        ] + SceneFields.properties)

    let from: Int?
    let join: [Int]?
    let startsAt: Int?
    let fields: SceneFields

    private enum CodingKeys: String, CodingKey {
        case from, join, startsAt
    }

    /// Reads the fields of the plan from among the others.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        from = try container.decodeIfPresent(Int.self, forKey: .from)
        join = try container.decodeIfPresent([Int].self, forKey: .join)
        startsAt = try container.decodeIfPresent(Int.self, forKey: .startsAt)
        fields = try SceneFields(from: decoder)
    }

    /// The scene as it is arranged.
    var arranged: ArrangedScene {
        ArrangedScene(from: from, join: join ?? [], startsAt: startsAt) { [fields] in fields.change(&$0) }
    }
}
