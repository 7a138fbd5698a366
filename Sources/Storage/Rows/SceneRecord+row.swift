import StoryDomain

extension SceneRecord {
    /// Reads a row of `scene`.
    init(row: SQLRow) throws {
        self.init(
            number: try row.value("number"),
            budget: try row.value("budget"),
            gateClosings: try row.value("gate_closings"),
            lastFinish: try row.value("last_finish")
        )
    }
}
