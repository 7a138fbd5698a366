import StoryDomain

extension Passage {
    /// The columns of `passage` that a passage is read from.
    static let columns = SQLFragment("scene, paragraph, text, words, provider, model, call_id, turn")

    /// Reads a row of `passage`; an empty call is none.
    init(row: SQLRow) throws {
        self.init(
            position: PassagePosition(scene: try row.value("scene"), paragraph: try row.value("paragraph")),
            text: try row.value("text"),
            words: try row.value("words"),
            author: Author(
                provider: try row.value("provider"), model: try row.value("model"), call: try row.value("call_id")),
            turn: try row.value("turn")
        )
    }
}
