import StoryDomain

/// The query as SQL. No index holds what is looked for or sorted by but the date of creation: a user's stories are found by
/// `story_by_owner`, and are few enough to be looked through, while an index on what changes with every paragraph would be
/// written with every paragraph.
extension StoryQuery {
    /// What stories are sorted by.
    var key: SQLFragment {
        switch sort {
        case .created: SQLFragment("created_at")
        case .updated: SQLFragment("updated_at")
        case .words: SQLFragment("words")
        case .title: SQLFragment("lower(substr(title, 1, 200))")
        }
    }

    /// The direction of both the key and the id.
    var direction: SQLFragment { SQLFragment(isDescending ? "DESC" : "ASC") }

    /// What stories behind `cursor` are; begins with `AND`, or is empty where the list begins.
    func condition(after cursor: Cursor?) -> SQLStatement {
        guard let cursor else { return "" }
        let value: SQLValue =
            switch cursor.key {
            case .number(let number): .integer(number)
            case .text(let text): text.sqlValue
            }
        let sign = SQLFragment(isDescending ? "<" : ">")
        return " AND (\(key) \(sign) \(value) OR (\(key) = \(value) AND id \(sign) \(cursor.id)))"
    }

    /// What stories are in which all words stand; begins with `AND`, or is empty where nothing is looked for. Both sides are
    /// folded by the database, so that they are folded alike.
    func condition(in dialect: SQLDialect) -> SQLStatement {
        words.reduce("") { condition, word in
            let pattern = "%" + Self.escaped(word) + "%"
            func stands(in column: SQLFragment) -> SQLStatement {
                let (opening, closing) = (dialect.foldOpening, dialect.foldClosing)
                return
                    "\(opening)\(column)\(closing) LIKE \(opening)CAST(\(pattern) AS TEXT)\(closing) ESCAPE '\\'"
            }
            return """
                \(condition) AND (\(stands(in: SQLFragment("title")))
                    OR EXISTS (SELECT 1 FROM story_plan WHERE story_plan.story_id = story.id
                        AND (\(stands(in: SQLFragment("premise"))) OR \(stands(in: dialect.ideaOfBrief))))
                    OR EXISTS (SELECT 1 FROM passage WHERE passage.story_id = story.id AND \(stands(in: SQLFragment("text")))))
                """
        }
    }

    /// The story's place in the list.
    func cursor(of row: SQLRow) throws -> Cursor {
        let key: Cursor.Key = sort == .title ? .text(try row.value("sort_key")) : .number(try row.value("sort_key"))
        return Cursor(key: key, id: try row.value("id"))
    }

    /// The signs of patterns as letters.
    private static func escaped(_ word: String) -> String {
        var text = ""
        for scalar in word.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
