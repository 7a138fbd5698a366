import FoundationEssentials
import StoryDomain

/// A story's rows copied by the database, so that its text never passes through the program.
///
/// Every table that has a story's rows is either copied here or named in `leftOut`, and every column of a copied table is
/// copied or named in `ownColumns`; a test compares both with the schema.
enum StoryCopy {
    /// Tables whose rows stay with the story that they belong to: what it cost was paid once, and what happened to it, and
    /// the runs that wrote it, are its own.
    static let leftOut: Set<String> = ["ledger_line", "run_event", "run", "usage_line", "call_lease"]
    /// Columns in which a copy has a value of its own.
    static let ownColumns: [String: Set<String>] = [
        // The copy is new, unmarked, and came out of no file.
        "story": ["id", "document_id", "is_favorite", "revision", "created_at", "updated_at"],
        "story_plan": ["story_id"],
        "passage": ["story_id"],
        // Counted up by the database, in the order of the source.
        "turn": ["number", "story_id"],
        "scene": ["story_id"],
        "scene_version": ["story_id"],
        "plan_version": ["story_id"],
        // What a picture cost was paid once.
        "picture": ["id", "story_id", "cost"],
        "picture_file": ["picture_id"],
    ]
}

extension SQLConnection {
    /// Copies all that a story has, but for its books and runs.
    ///
    /// - Parameters:
    ///   - source: is there.
    ///   - copy: the new story's id; no story has it.
    ///   - moment: when the copy was made.
    /// - Throws: `StorageError`.
    func duplicate(_ source: StoryID, as copy: StoryID, at moment: Date) throws {
        try execute(
            """
            INSERT INTO story (id, owner, title, status, asked_words, words, created_at, updated_at)
            SELECT \(copy), owner, title, status, asked_words, words, \(moment), \(moment) FROM story
            WHERE id = \(source)
            """)
        try execute(
            """
            INSERT INTO story_plan (story_id, brief, setup_options, premise, outline, bible, notes, summary)
            SELECT \(copy), brief, setup_options, premise, outline, bible, notes, summary FROM story_plan
            WHERE story_id = \(source)
            """)
        try duplicateText(of: source, to: copy)
        try duplicateVersions(of: source, to: copy)
        try duplicatePictures(of: source, to: copy)
    }

    private func duplicateText(of source: StoryID, to copy: StoryID) throws {
        try execute(
            """
            INSERT INTO passage (story_id, scene, paragraph, text, words, provider, model, call_id, turn)
            SELECT \(copy), scene, paragraph, text, words, provider, model, call_id, turn FROM passage
            WHERE story_id = \(source) ORDER BY scene, paragraph
            """)
        try execute(
            """
            INSERT INTO turn (story_id, call_id, scene, purpose, instruction, asked_words, finish)
            SELECT \(copy), call_id, scene, purpose, instruction, asked_words, finish FROM turn
            WHERE story_id = \(source) ORDER BY number
            """)
        try execute(
            """
            INSERT INTO scene (story_id, number, budget, gate_closings, last_finish)
            SELECT \(copy), number, budget, gate_closings, last_finish FROM scene WHERE story_id = \(source)
            """)
    }

    private func duplicateVersions(of source: StoryID, to copy: StoryID) throws {
        try execute(
            """
            INSERT INTO scene_version (story_id, scene, number, reason, passages, created_at, sitting)
            SELECT \(copy), scene, number, reason, passages, created_at, sitting FROM scene_version
            WHERE story_id = \(source)
            """)
        try execute(
            """
            INSERT INTO plan_version (story_id, part, number, reason, content, sitting, created_at)
            SELECT \(copy), part, number, reason, content, sitting, created_at FROM plan_version
            WHERE story_id = \(source)
            """)
    }

    /// Each picture gets an id of its own; no bytes leave the database.
    private func duplicatePictures(of source: StoryID, to copy: StoryID) throws {
        let pictures = try rows("SELECT id FROM picture WHERE story_id = \(source) ORDER BY created_at, id")
        for row in pictures {
            let (old, new): (PictureID, PictureID) = (try row.value("id"), .random())
            try execute(
                """
                INSERT INTO picture (id, story_id, kind, scene, name, prompt, style, alt, format, width, height,
                    byte_count, source, provider, model, call_id, cost, is_chosen, created_at)
                SELECT \(new), \(copy), kind, scene, name, prompt, style, alt, format, width, height, byte_count,
                    source, provider, model, call_id, \(Decimal(0)), is_chosen, created_at
                FROM picture WHERE id = \(old)
                """)
            try execute(
                """
                INSERT INTO picture_file (picture_id, bytes)
                SELECT \(new), bytes FROM picture_file WHERE picture_id = \(old)
                """)
        }
    }
}
