import StoryDomain

/// Parts of stories as edits read them.
extension SQLConnection {
    /// A story's plan without its text.
    ///
    /// - Throws: `StorageError.notFound` where there is no such story.
    /// - Parameter integer: the product's type of whole numbers; sums are of a wider one in some.
    func plan(of id: StoryID, integer: SQLFragment) throws -> StoryPlan {
        let found = try rows(
            "SELECT brief, setup_options, premise, outline, notes FROM story_plan WHERE story_id = \(id)")
        guard let row = found.first else {
            throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
        }
        let counts = try rows(
            """
            SELECT scene, CAST(SUM(words) AS \(integer)) AS words FROM passage WHERE story_id = \(id) GROUP BY scene
            """
        ).map { (try $0.value("scene", as: Int.self), try $0.value("words", as: Int.self)) }
        let written = try rows("SELECT number FROM scene WHERE story_id = \(id)")
            .map { try $0.value("number", as: Int.self) }
        return StoryPlan(
            brief: try JSONColumn.value("brief", of: row), setupOptions: try JSONColumn.value("setup_options", of: row),
            premise: try row.valueIfPresent("premise"), outline: try JSONColumn.valueIfPresent("outline", of: row),
            notes: try JSONColumn.value("notes", of: row), words: Dictionary(uniqueKeysWithValues: counts),
            written: Set(written))
    }

    /// The paragraphs of a scene, and whether it is written; read by one statement. A scene without paragraphs counts as
    /// not written.
    func text(ofScene number: Int, in id: StoryID) throws -> StoredScene {
        let found = try rows(
            """
            SELECT \(Passage.columns),
                CASE WHEN EXISTS (SELECT 1 FROM scene WHERE scene.story_id = \(id) AND scene.number = \(number))
                    THEN 1 ELSE 0 END AS is_written
            FROM passage WHERE story_id = \(id) AND scene = \(number) ORDER BY paragraph
            """)
        return StoredScene(
            story: id, number: number, passages: try found.map(Passage.init(row:)),
            isWritten: try found.first?.value("is_written") ?? false)
    }

    /// A scene with its plan and the names of its turns.
    func scene(_ number: Int, of id: StoryID) throws -> StoredScene {
        let plans = try rows(
            """
            SELECT outline,
                CASE WHEN EXISTS (SELECT 1 FROM scene WHERE scene.story_id = \(id) AND scene.number = \(number))
                    THEN 1 ELSE 0 END AS is_written
            FROM story_plan WHERE story_id = \(id)
            """)
        let passages = try rows(
            """
            SELECT \(Passage.columns) FROM passage
            WHERE story_id = \(id) AND scene = \(number) ORDER BY paragraph
            """
        ).map(Passage.init(row:))
        let turns: [CallID] = try rows(
            "SELECT call_id FROM turn WHERE story_id = \(id) AND scene = \(number) ORDER BY number"
        ).map { try $0.value("call_id") }
        return StoredScene(
            story: id, number: number, passages: passages, isWritten: try plans.first?.value("is_written") ?? false,
            outline: try plans.first.flatMap { try JSONColumn.valueIfPresent("outline", of: $0) }, turns: turns)
    }
}
