import StoryDomain

/// A place in a story in the exported JSON.
struct PositionRecord: Codable {
    var scene: Int
    var paragraph: Int

    /// Takes a position.
    init(_ position: PassagePosition) {
        scene = position.scene
        paragraph = position.paragraph
    }

    /// The position.
    func domain() -> PassagePosition {
        PassagePosition(scene: scene, paragraph: paragraph)
    }
}
