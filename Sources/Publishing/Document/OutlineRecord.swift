import StoryDomain

/// An outline in the exported JSON.
struct OutlineRecord: Codable {
    var title: String
    var scenes: [PlannedSceneRecord]
    var sceneCount: Int

    /// Takes an outline.
    init(_ outline: Outline) {
        title = outline.title
        scenes = outline.scenes.map(PlannedSceneRecord.init)
        sceneCount = outline.sceneCount
    }

    /// The outline.
    func domain() -> Outline {
        Outline(title: title, scenes: scenes.map { $0.domain() }, sceneCount: sceneCount)
    }
}
