import StoryDomain

/// What hangs on the numbers of scenes beside the story itself: older texts and pictures.
extension SQLConnection {
    /// Gives it the new numbers of its scenes.
    ///
    /// - Parameter scenes: from each scene's number to its new one.
    func move(_ scenes: [Int: Int], in id: StoryID) throws {
        let moved = scenes.filter { $0.key != $0.value }.sorted { $0.key < $1.key }
        // Beyond all numbers of scenes, so that none is taken while the others move.
        let aside = 1_000_000
        for (from, _) in moved {
            for table in [SQLFragment("scene_version"), SQLFragment("picture")] {
                try execute("UPDATE \(table) SET scene = \(from + aside) WHERE story_id = \(id) AND scene = \(from)")
            }
        }
        for (from, to) in moved {
            try moveVersions(from: from + aside, to: to, in: id)
            try movePictures(from: from + aside, to: to, in: id)
        }
    }

    /// Where two scenes become one, their versions are numbered on.
    private func moveVersions(from: Int, to: Int, in id: StoryID) throws {
        let last = try rows(
            "SELECT COALESCE(MAX(number), 0) AS last FROM scene_version WHERE story_id = \(id) AND scene = \(to)")
        let count: Int = try last.first?.value("last") ?? 0
        try execute(
            """
            UPDATE scene_version SET scene = \(to), number = number + \(count)
            WHERE story_id = \(id) AND scene = \(from)
            """)
    }

    /// Where two scenes become one, the picture that was there stays the chosen one.
    private func movePictures(from: Int, to: Int, in id: StoryID) throws {
        try execute(
            """
            UPDATE picture SET is_chosen = 0
            WHERE story_id = \(id) AND scene = \(from)
                AND EXISTS (
                    SELECT 1 FROM picture other
                    WHERE other.story_id = \(id) AND other.scene = \(to) AND other.is_chosen = 1
                )
            """)
        try execute("UPDATE picture SET scene = \(to) WHERE story_id = \(id) AND scene = \(from)")
    }
}
