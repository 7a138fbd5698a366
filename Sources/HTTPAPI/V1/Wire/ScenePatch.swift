/// What a client changes of a scene's plan; what is left out stays.
struct ScenePatch: WireSchema, Decodable {
    static let schema = Schema.object(SceneFields.properties + [.sitting])

    let fields: SceneFields
    let sitting: String?

    private enum CodingKeys: String, CodingKey {
        case sitting
    }

    /// Reads the fields of the plan from beside the sitting.
    init(from decoder: any Decoder) throws {
        fields = try SceneFields(from: decoder)
        sitting = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .sitting)
    }
}
