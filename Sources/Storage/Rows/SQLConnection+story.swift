import StoryDomain

/// Whole stories in and out of their tables.
extension SQLConnection {
    /// Inserts a story's own row, with the count of all its words, and its plan; without passages, scenes and books.
    ///
    /// - Throws: `StorageError.conflict` where the id is taken.
    func insert(_ story: Story, of owner: UserID) throws {
        let inserted = try execute(
            """
            INSERT INTO story (id, document_id, owner, title, status, asked_words, words, created_at, updated_at)
            VALUES (\(story.id), \(story.documentID), \(owner), \(story.title), \(story.status), \(story.brief.length.words), \(story.words),
                \(story.createdAt), \(story.updatedAt))
            ON CONFLICT (id) DO NOTHING
            """)
        guard inserted == 1 else {
            throw StorageError(.conflict, "There is already a story \(story.id): choose another id.")
        }
        try execute(
            """
            INSERT INTO story_plan (story_id, brief, setup_options, premise, outline, bible, notes, summary)
            VALUES (\(story.id), \(try JSONColumn.text(story.brief)), \(try JSONColumn.text(story.setupOptions)),
                \(story.premise), \(try story.outline.map(JSONColumn.text)), \(try JSONColumn.text(story.bible)),
                \(try JSONColumn.text(story.notes)), \(try JSONColumn.text(story.summary)))
            """)
    }

    /// The whole story, or nil where there is none of that id.
    func story(_ id: StoryID) throws -> Story? {
        let found = try rows(
            """
            SELECT document_id, brief, setup_options, premise, outline, bible, notes, summary, status, created_at,
                updated_at
            FROM story JOIN story_plan ON story_plan.story_id = story.id WHERE story.id = \(id)
            """)
        guard let row = found.first else { return nil }
        var story = Story(
            id: id, brief: try JSONColumn.value("brief", of: row), createdAt: try row.value("created_at"))
        story.documentID = try row.valueIfPresent("document_id")
        story.setupOptions = try JSONColumn.value("setup_options", of: row)
        story.premise = try row.valueIfPresent("premise")
        story.outline = try JSONColumn.valueIfPresent("outline", of: row)
        story.bible = try JSONColumn.value("bible", of: row)
        story.notes = try JSONColumn.value("notes", of: row)
        story.summary = try JSONColumn.value("summary", of: row)
        story.status = try row.value("status")
        story.updatedAt = try row.value("updated_at")
        story.passages = try rows(
            """
            SELECT \(Passage.columns) FROM passage
            WHERE story_id = \(id) ORDER BY scene, paragraph
            """
        ).map(Passage.init(row:))
        story.turns = try rows(
            """
            SELECT call_id, scene, purpose, instruction, asked_words, finish FROM turn
            WHERE story_id = \(id) ORDER BY number
            """
        ).map(WritingTurn.init(row:))
        story.scenes = try rows(
            "SELECT number, budget, gate_closings, last_finish FROM scene WHERE story_id = \(id) ORDER BY number"
        ).map(SceneRecord.init(row:))
        return story
    }
}
