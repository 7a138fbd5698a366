import StoryDomain

/// One step's change, table by table.
extension SQLConnection {
    /// Stores all parts of a change.
    ///
    /// - Returns: the story's index card as this change leaves it; nil where a part of it was settled later than its row was
    ///   read, so that the card must be read again.
    /// - Throws: `StorageError.notFound` where there is no such story; `StorageError.conflict`.
    @discardableResult
    func apply(_ change: StoryChange, to id: StoryID) throws -> StoryListing? {
        let card = try touch(id, by: change)
        try keepPlan(before: change, in: id)
        try updatePlan(with: change, of: id)
        try makeRoom(for: change, in: id)
        let removedWords = try change.removedPassages.reduce(0) { $0 + (try removePassage(at: $1, from: id)) }
        if removedWords > 0 { try execute("UPDATE story SET words = words - \(removedWords) WHERE id = \(id)") }
        try shift(change.shiftedPassages, in: id)
        for passage in change.changedPassages {
            try update(passage, in: id)
        }
        for passage in change.passages {
            try insert(passage, into: id)
        }
        for turn in change.turns {
            try upsert(turn, in: id)
        }
        for scene in change.scenes {
            try upsert(scene, in: id)
        }
        for line in change.ledger {
            try upsert(line, in: id)
        }
        for event in change.events {
            try append(event, to: id)
        }
        return removedWords > 0 || change.brief != nil || change.outline != nil ? nil : card
    }

    /// Counts the change up in the story's own row, with all that the row says of it; unless it only keeps the books. This
    /// comes first, so that two changes of one story wait for each other before they touch anything of it.
    ///
    /// - Returns: the row as it is then; nil where it was left as it is.
    /// - Throws: `StorageError.notFound` where there is no such story.
    private func touch(_ id: StoryID, by change: StoryChange) throws -> StoryListing? {
        let found =
            change.isBookkeeping
            ? try rows("SELECT id FROM story WHERE id = \(id)")
            : try rows(
                """
                UPDATE story SET updated_at = \(change.at), revision = revision + 1, words = words + \(change.addedWords),
                    status = COALESCE(\(change.status), status),
                    is_favorite = COALESCE(\(change.isFavorite), is_favorite)
                WHERE id = \(id) RETURNING \(StoryListing.columns)
                """)
        guard let row = found.first else {
            throw StorageError(.notFound, "There is no story \(id): list the stories to see their ids.")
        }
        return change.isBookkeeping ? nil : try StoryListing(row: row)
    }

    /// Puts a paragraph at its position. Its words are counted by whoever changes the story's row.
    ///
    /// - Throws: `StorageError.conflict` where the position is taken.
    func insert(_ passage: Passage, into id: StoryID) throws {
        let position = passage.position
        let inserted = try execute(
            """
            INSERT INTO passage (story_id, scene, paragraph, text, words, provider, model, call_id, turn)
            VALUES (\(id), \(position.scene), \(position.paragraph), \(passage.text), \(passage.words),
                \(passage.author.provider), \(passage.author.model), \(passage.author.storedCall), \(passage.turn))
            ON CONFLICT (story_id, scene, paragraph) DO NOTHING
            """)
        guard inserted == 1 else {
            throw StorageError(
                .conflict,
                "Paragraph \(position) of story \(id) is already stored: another process may be writing it, "
                    + "so read the story again before you go on."
            )
        }
    }

    /// Puts another text, author or turn into a stored paragraph.
    ///
    /// - Throws: `StorageError.conflict` where no paragraph of so many words stands there.
    private func update(_ change: PassageChange, in id: StoryID) throws {
        let (passage, position) = (change.passage, change.passage.position)
        let updated = try execute(
            """
            UPDATE passage SET text = \(passage.text), words = \(passage.words), provider = \(passage.author.provider),
                model = \(passage.author.model), call_id = \(passage.author.storedCall), turn = \(passage.turn)
            WHERE story_id = \(id) AND scene = \(position.scene) AND paragraph = \(position.paragraph)
                AND words = \(change.wordsBefore)
            """)
        guard updated == 1 else {
            throw StorageError(
                .conflict,
                "Paragraph \(position) of story \(id) is not the one that was read, so it cannot be changed: "
                    + "read the story again."
            )
        }
    }

    /// Gives paragraphs their new numbers: two statements for each run of neighbours, however many they are. All move beyond
    /// the numbers that any paragraph has before one takes its place, so that none is taken meanwhile.
    private func shift(_ shifts: [PassageShift], in id: StoryID) throws {
        let aside = 1_000_000_000
        for shift in shifts {
            try execute(
                """
                UPDATE passage SET paragraph = paragraph + \(aside)
                WHERE story_id = \(id) AND scene = \(shift.scene)
                    AND paragraph BETWEEN \(shift.paragraphs.lowerBound) AND \(shift.paragraphs.upperBound)
                """)
        }
        for shift in shifts {
            try execute(
                """
                UPDATE passage SET paragraph = paragraph + \(shift.by - aside)
                WHERE story_id = \(id) AND scene = \(shift.scene)
                    AND paragraph BETWEEN \(shift.paragraphs.lowerBound + aside)
                        AND \(shift.paragraphs.upperBound + aside)
                """)
        }
    }

    /// Inserts a turn at the end of the story's turns, or says how the one of that call ended.
    func upsert(_ turn: WritingTurn, in id: StoryID) throws {
        try execute(
            """
            INSERT INTO turn (story_id, call_id, scene, purpose, instruction, asked_words, finish)
            VALUES (\(id), \(turn.call), \(turn.scene), \(turn.purpose), \(turn.instruction), \(turn.askedWords),
                \(turn.finish))
            ON CONFLICT (story_id, call_id) DO UPDATE SET finish = excluded.finish
            """)
    }

    /// Inserts a scene's record, or replaces the one of that number.
    func upsert(_ scene: SceneRecord, in id: StoryID) throws {
        try execute(
            """
            INSERT INTO scene (story_id, number, budget, gate_closings, last_finish)
            VALUES (\(id), \(scene.number), \(scene.budget), \(scene.gateClosings), \(scene.lastFinish))
            ON CONFLICT (story_id, number) DO UPDATE SET
                budget = excluded.budget, gate_closings = excluded.gate_closings, last_finish = excluded.last_finish
            """)
    }

    /// Appends an event to the log.
    func append(_ event: RunEvent, to id: StoryID) throws {
        try execute(
            """
            INSERT INTO run_event (story_id, kind, message, details, happened_at)
            VALUES (\(id), \(event.kind), \(event.message), \(try JSONColumn.text(event.details)), \(event.at))
            """)
    }

    /// Keeps the texts that make room, and forgets what belonged to them.
    private func makeRoom(for change: StoryChange, in id: StoryID) throws {
        try move(change.movedScenes, in: id)
        for version in change.versions where try !isKept(version, in: id) {
            try execute(
                """
                INSERT INTO scene_version (story_id, scene, number, reason, passages, created_at, sitting)
                SELECT \(id), \(version.scene), COALESCE(MAX(number), 0) + 1, \(version.reason),
                    \(try JSONColumn.text(version.passages)), \(version.createdAt), \(version.sitting)
                FROM scene_version WHERE story_id = \(id) AND scene = \(version.scene)
                """)
        }
        for call in change.removedTurns {
            try execute("DELETE FROM turn WHERE story_id = \(id) AND call_id = \(call)")
        }
        for scene in change.reopenedScenes {
            try execute("DELETE FROM scene WHERE story_id = \(id) AND number = \(scene)")
        }
    }

    /// Whether the scene's newest version is of the same sitting already, so that this text is one on the way. What a run
    /// has written on meanwhile is in no version yet: then a paragraph comes from a call that the newest one does not name.
    private func isKept(_ version: SceneVersion, in id: StoryID) throws -> Bool {
        guard let sitting = version.sitting else { return false }
        let named = version.calls.map(\.rawValue).sorted().reduce("" as SQLStatement) { condition, call in
            "\(condition) AND passages LIKE \("%\"\(call)\"%")"
        }
        let newest = try rows(
            """
            SELECT number FROM scene_version
            WHERE story_id = \(id) AND scene = \(version.scene) AND sitting = \(sitting)
                AND number = (
                    SELECT MAX(number) FROM scene_version WHERE story_id = \(id) AND scene = \(version.scene)
                )\(named)
            """)
        return !newest.isEmpty
    }

    /// - Returns: the words that were in it.
    private func removePassage(at position: PassagePosition, from id: StoryID) throws -> Int {
        let removed = try rows(
            """
            DELETE FROM passage
            WHERE story_id = \(id) AND scene = \(position.scene) AND paragraph = \(position.paragraph)
            RETURNING words
            """)
        guard let words: Int = try removed.first?.value("words") else {
            throw StorageError(
                .conflict,
                "Paragraph \(position) of story \(id) is not stored, so it cannot be removed: read the story again."
            )
        }
        return words
    }

    private func updatePlan(with change: StoryChange, of id: StoryID) throws {
        if let brief = change.brief {
            try execute("UPDATE story_plan SET brief = \(try JSONColumn.text(brief)) WHERE story_id = \(id)")
            try execute("UPDATE story SET asked_words = \(brief.length.words) WHERE id = \(id)")
        }
        if let options = change.setupOptions {
            try execute("UPDATE story_plan SET setup_options = \(try JSONColumn.text(options)) WHERE story_id = \(id)")
        }
        if let premise = change.premise {
            try execute("UPDATE story_plan SET premise = \(premise) WHERE story_id = \(id)")
        }
        if let outline = change.outline {
            try execute("UPDATE story_plan SET outline = \(try JSONColumn.text(outline)) WHERE story_id = \(id)")
        }
        if let bible = change.bible {
            try execute("UPDATE story_plan SET bible = \(try JSONColumn.text(bible)) WHERE story_id = \(id)")
        }
        if let notes = change.notes {
            try execute("UPDATE story_plan SET notes = \(try JSONColumn.text(notes)) WHERE story_id = \(id)")
        }
        if let summary = change.summary {
            try execute("UPDATE story_plan SET summary = \(try JSONColumn.text(summary)) WHERE story_id = \(id)")
        }
        if change.brief != nil || change.outline != nil {
            try updateTitle(of: id)
        }
    }

    /// Keeps the listed title what `Story.title` says.
    private func updateTitle(of id: StoryID) throws {
        let found = try rows("SELECT brief, outline FROM story_plan WHERE story_id = \(id)")
        guard let row = found.first else { return }
        var story = Story(id: id, brief: try JSONColumn.value("brief", of: row), createdAt: .distantPast)
        story.outline = try JSONColumn.valueIfPresent("outline", of: row)
        try execute("UPDATE story SET title = \(story.title) WHERE id = \(id)")
    }
}

extension Passage.Author {
    /// The call as its column has it: nothing stands for none.
    fileprivate var storedCall: CallID { call ?? CallID("") }
}
