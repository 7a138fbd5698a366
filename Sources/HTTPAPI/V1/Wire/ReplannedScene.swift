/// A scene whose plan was made anew, and what that cost.
struct ReplannedScene: WireSchema, Encodable {
    static let schema = Schema.object(
        SceneResource.properties + [.required("revision", .count, "The story's revision.")] + Spending.properties)

    let scene: SceneResource
    let revision: Int
    let spending: Spending

    private enum CodingKeys: String, CodingKey {
        case revision
    }

    func encode(to encoder: any Encoder) throws {
        try scene.encode(to: encoder)
        try spending.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(revision, forKey: .revision)
    }
}
