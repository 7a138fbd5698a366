import StoryDomain

extension Passage {
    /// Reads a row of `passage`.
    init(row: SQLRow) throws {
        self.init(
            position: PassagePosition(scene: try row.value("scene"), paragraph: try row.value("paragraph")),
            text: try row.value("text"),
            words: try row.value("words"),
            author: Author(
                provider: try row.value("provider"), model: try row.value("model"), call: try row.value("call_id"))
        )
    }
}
