import StoryDomain

/// What became of a scene, in the exported JSON.
struct WrittenSceneRecord: Codable {
    var number: Int
    var budget: Int
    var gateClosings: Int
    var lastFinish: String

    /// Takes a scene's record.
    init(_ scene: SceneRecord) {
        number = scene.number
        budget = scene.budget
        gateClosings = scene.gateClosings
        lastFinish = scene.lastFinish
    }

    /// The scene's record.
    func domain() -> SceneRecord {
        SceneRecord(number: number, budget: budget, gateClosings: gateClosings, lastFinish: lastFinish)
    }
}
