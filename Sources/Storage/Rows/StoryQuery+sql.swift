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

    /// What stories are in which all words stand; begins with `AND`, or is empty where nothing is looked for.
    func condition(idea: SQLFragment) -> SQLStatement {
        words.reduce("") { condition, word in
            let patterns = Self.patterns(for: word)
            let title = Self.any(patterns, in: SQLFragment("title"))
            let premise = Self.any(patterns, in: SQLFragment("premise"))
            let ideas = Self.any(patterns, in: idea)
            let text = Self.any(patterns, in: SQLFragment("text"))
            return """
                \(condition) AND (\(title)
                    OR EXISTS (SELECT 1 FROM story_plan WHERE story_plan.story_id = story.id AND (\(premise) OR \(ideas)))
                    OR EXISTS (SELECT 1 FROM passage WHERE passage.story_id = story.id AND \(text)))
                """
        }
    }

    /// The story's place in the list.
    func cursor(of row: SQLRow) throws -> Cursor {
        let key: Cursor.Key = sort == .title ? .text(try row.value("sort_key")) : .number(try row.value("sort_key"))
        return Cursor(key: key, id: try row.value("id"))
    }

    private static func any(_ patterns: [String], in column: SQLFragment) -> SQLStatement {
        let first: SQLStatement = "(lower(\(column)) LIKE \(patterns[0]) ESCAPE '\\'"
        return "\(patterns.dropFirst().reduce(first) { "\($0) OR lower(\(column)) LIKE \($1) ESCAPE '\\'" }))"
    }

    /// The patterns that a word is looked for with. Databases agree on the small letters of A to Z alone, so others are
    /// looked for as people write words: as typed, small, with a capital, all in capitals.
    private static func patterns(for word: String) -> [String] {
        let small = word.lowercased()
        var patterns: [String] = []
        for spelling in [small, word, small.prefix(1).uppercased() + small.dropFirst(), word.uppercased()] {
            let pattern = "%" + escaped(spelling) + "%"
            if !patterns.contains(pattern) { patterns.append(pattern) }
        }
        return patterns
    }

    /// A to Z small, and the signs of patterns as letters.
    private static func escaped(_ word: String) -> String {
        var text = ""
        for scalar in word.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { text += "\\" }
            let isCapital = ("A"..."Z").contains(scalar)
            text.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
        }
        return text
    }
}
