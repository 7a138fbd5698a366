import StoryDomain

extension WritingTurn {
    /// Reads a row of `turn`.
    init(row: SQLRow) throws {
        self.init(
            call: try row.value("call_id"),
            scene: try row.value("scene"),
            purpose: try row.value("purpose"),
            instruction: try row.value("instruction"),
            askedWords: try row.value("asked_words"),
            finish: try row.valueIfPresent("finish")
        )
    }
}
