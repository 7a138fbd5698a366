import FoundationEssentials
import StoryDomain

/// Older versions of the parts of a plan.
extension SQLConnection {
    /// Keeps the parts that make room in a change, and those that it offers. To be called before the change is made, while
    /// the story is held.
    ///
    /// - Throws: `StorageError`.
    func keepPlan(before change: StoryChange, in id: StoryID) throws {
        let parts = change.planParts
        if !parts.isEmpty {
            let stored = try storedPlan(of: id)
            for part in parts {
                guard let old = stored?.part(part.kind), old != part else { continue }
                try keep(old, replacedBy: part, in: change, of: id)
            }
        }
        for part in change.offered {
            try insertVersion(of: part, reason: .offered, sitting: nil, at: change.at, in: id)
        }
    }

    /// Refuses a change whose parts were made of another plan than is stored.
    ///
    /// - Parameter basis: the story that the change was made of.
    /// - Throws: `PlanMismatch`.
    func requirePlan(of id: StoryID, as basis: Story, for change: StoryChange) throws {
        guard let stored = try storedPlan(of: id) else { return }
        let isSame =
            change.planParts.allSatisfy { stored.part($0.kind) == basis.part($0.kind) }
            && (change.bible == nil || stored.bible == basis.bible)
            && (change.notes == nil || stored.notes == basis.notes)
            && (change.summary == nil || stored.summary == basis.summary)
        guard isSame else { throw PlanMismatch() }
    }

    /// A page of the versions of a part, newest first.
    ///
    /// - Parameter number: the last version of the page before; nil begins with the newest.
    func planVersions(
        of kind: PlanPart.Kind, in id: StoryID, before number: Int?, limit: Int
    ) throws -> [PlanVersion.Card] {
        try rows(
            """
            SELECT number, part, reason, created_at FROM plan_version
            WHERE story_id = \(id) AND part = \(kind) AND number < \(number ?? Int(Int32.max))
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            PlanVersion.Card(
                number: try row.value("number"), kind: try row.value("part"), reason: try row.value("reason"),
                createdAt: try row.value("created_at"))
        }
    }

    /// One version of a part; nil where there is none of that number.
    func planVersion(_ number: Int, of kind: PlanPart.Kind, in id: StoryID) throws -> PlanVersion? {
        let found = try rows(
            """
            SELECT number, reason, content, created_at FROM plan_version
            WHERE story_id = \(id) AND part = \(kind) AND number = \(number)
            """)
        return try found.first.map { row in
            PlanVersion(
                number: try row.value("number"), reason: try row.value("reason"),
                part: try PlanPart(kind, column: "content", of: row), createdAt: try row.value("created_at"))
        }
    }

    /// The plan of a story and what is noted of it, without the text; nil where there is no such story.
    private func storedPlan(of id: StoryID) throws -> Story? {
        let found = try rows(
            """
            SELECT brief, setup_options, premise, outline, bible, notes, summary FROM story_plan
            WHERE story_id = \(id)
            """)
        guard let row = found.first else { return nil }
        var story = Story(id: id, brief: try JSONColumn.value("brief", of: row), createdAt: .distantPast)
        story.setupOptions = try JSONColumn.value("setup_options", of: row)
        story.premise = try row.valueIfPresent("premise")
        story.outline = try JSONColumn.valueIfPresent("outline", of: row)
        story.bible = try JSONColumn.value("bible", of: row)
        story.notes = try JSONColumn.value("notes", of: row)
        story.summary = try JSONColumn.value("summary", of: row)
        return story
    }

    /// Keeps a part, unless the newest version is of the same sitting, or a run only adds to it.
    private func keep(_ old: PlanPart, replacedBy new: PlanPart, in change: StoryChange, of id: StoryID) throws {
        if change.planReason == .written, old.isContained(in: new) {
            // What is typed from now on in a sitting under way takes the place of another text than the sitting's own.
            try execute(
                "UPDATE plan_version SET sitting = NULL WHERE story_id = \(id) AND part = \(old.kind) AND sitting IS NOT NULL")
            return
        }
        if let sitting = change.planSitting {
            let newest = try rows(
                """
                SELECT sitting FROM plan_version WHERE story_id = \(id) AND part = \(old.kind)
                ORDER BY number DESC LIMIT 1
                """)
            if try newest.first?.valueIfPresent("sitting", as: String.self) == sitting { return }
        }
        try insertVersion(of: old, reason: change.planReason, sitting: change.planSitting, at: change.at, in: id)
    }

    /// Stores a version and lets go of the oldest where there are too many.
    private func insertVersion(
        of part: PlanPart, reason: PlanVersion.Reason, sitting: String?, at moment: Date, in id: StoryID
    ) throws {
        try execute(
            """
            INSERT INTO plan_version (story_id, part, number, reason, content, sitting, created_at)
            SELECT \(id), \(part.kind), COALESCE(MAX(number), 0) + 1, \(reason), \(try part.columnText), \(sitting),
                \(moment)
            FROM plan_version WHERE story_id = \(id) AND part = \(part.kind)
            """)
        try execute(
            """
            DELETE FROM plan_version WHERE story_id = \(id) AND part = \(part.kind)
                AND number <= (
                    SELECT MAX(number) FROM plan_version WHERE story_id = \(id) AND part = \(part.kind)
                ) - \(PlanVersion.mostOfPart)
            """)
    }
}

extension PlanPart {
    /// Reads a column that holds a part of a kind.
    ///
    /// - Throws: `StorageError.corrupted`.
    fileprivate init(_ kind: Kind, column: String, of row: SQLRow) throws {
        switch kind {
        case .brief: self = .brief(try JSONColumn.value(column, of: row))
        case .setups: self = .setups(try JSONColumn.value(column, of: row))
        case .premise: self = .premise(try JSONColumn.value(column, of: row))
        case .outline: self = .outline(try JSONColumn.value(column, of: row))
        }
    }

    /// The part as a column holds it.
    ///
    /// - Throws: `StorageError.other`.
    fileprivate var columnText: String {
        get throws {
            switch self {
            case .brief(let brief): try JSONColumn.text(brief)
            case .setups(let options): try JSONColumn.text(options)
            case .premise(let premise): try JSONColumn.text(premise)
            case .outline(let outline): try JSONColumn.text(outline)
            }
        }
    }
}
