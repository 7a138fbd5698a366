import StoryDomain

/// An older text of a scene.
struct VersionResource: WireSchema, Encodable {
    static let schemaName = "Version"
    static let schema = Schema.object(
        VersionCard.properties + [.required("text", .told, "Its paragraphs, with an empty line between them.")])

    let version: SceneVersion

    private enum CodingKeys: String, CodingKey {
        case text
    }

    func encode(to encoder: any Encoder) throws {
        try VersionCard(version).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version.passages.map(\.text).joined(separator: "\n\n"), forKey: .text)
    }
}
