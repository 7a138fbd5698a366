import StoryDomain

/// How much of one scene stands in an earlier one.
struct EchoResource: WireSchema, Encodable {
    static let schemaName = "SceneEcho"
    static let schema = Schema.object(
        .required("from_scene", .integer(1...500), "The earlier scene: the first that has the words."),
        .required("to_scene", .integer(1...500), "The later one."),
        .required("share", .measure, "Of the later scene's six-word runs.")
    )

    let fromScene: Int
    let toScene: Int
    let share: Double

    /// Takes a pair of scenes.
    init(_ echo: StoryFindings.EchoShare) {
        fromScene = echo.from
        toScene = echo.to
        share = echo.share
    }
}
