import StoryDomain

/// Keeps the story's bible: who and what was established, and in which passage.
enum BibleKeeping {
    /// The bible with the planned characters of scene `number` who appear in its text and were not noted before.
    static func noting(scene number: Int, of story: Story) -> Bible {
        guard let plan = story.outline?.scene(number) else { return story.bible }
        let facts = plan.characters.map {
            SceneDelta.Fact(kind: .character, name: PromptData.line($0), detail: PromptData.line(plan.description))
        }
        let present = facts.filter { place(of: $0.name, inScene: number, of: story) != nil }
        return adding(present, ofScene: number, to: story)
    }

    /// The bible with `facts` of scene `number`; what is known under the same kind and name stays as it is.
    static func adding(_ facts: [SceneDelta.Fact], ofScene number: Int, to story: Story) -> Bible {
        var bible = story.bible
        for fact in facts where !bible.entries.contains(where: { isSame($0, fact) }) {
            let last = PassagePosition(scene: number, paragraph: max(1, story.passages(inScene: number).count))
            let source = place(of: fact.name, inScene: number, of: story) ?? last
            bible.entries.append(.init(kind: fact.kind, name: fact.name, detail: fact.detail, source: source))
        }
        return bible
    }

    private static func isSame(_ entry: Bible.Entry, _ fact: SceneDelta.Fact) -> Bool {
        entry.name.lowercased() == fact.name.lowercased() && (entry.kind == fact.kind || entry.kind == .character)
    }

    /// The first passage of the scene that names `name`, by its first word where the whole name is not found.
    private static func place(of name: String, inScene number: Int, of story: Story) -> PassagePosition? {
        guard !name.isEmpty else { return nil }
        let first = String(name.prefix { !$0.isWhitespace })
        let passages = story.passages(inScene: number)
        let found = passages.first { $0.text.holds(name) } ?? passages.first { $0.text.holds(first) }
        return found?.position
    }
}
