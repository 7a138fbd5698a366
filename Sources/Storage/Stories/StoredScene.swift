import StoryDomain

/// What is stored of one scene: as much as an edit of its text needs, without the rest of the story.
package struct StoredScene: Sendable, Hashable {
    /// The story that it is of.
    package let story: StoryID
    /// Its number, counted from 1.
    package let number: Int
    /// Its paragraphs, in order.
    package var passages: [Passage]
    /// Whether it is written to its end.
    package var isWritten: Bool
    /// Its plan; nil where the outline has none of that number, and where the scope left the outline out.
    package var plan: ScenePlan?
    /// Whether it is the outline's last; false where the scope left the outline out.
    package var isLast: Bool
    /// The names of its turns, in order; empty where the scope left them out.
    package var turns: [CallID]

    /// Words of its paragraphs.
    package var words: Int { passages.reduce(0) { $0 + $1.words } }

    /// Takes a scene's parts.
    init(
        story: StoryID, number: Int, passages: [Passage], isWritten: Bool, outline: Outline? = nil,
        turns: [CallID] = []
    ) {
        self.story = story
        self.number = number
        self.passages = passages
        self.isWritten = isWritten
        self.plan = outline?.scene(number)
        self.isLast = outline.map { $0.sceneCount == number } ?? false
        self.turns = turns
    }

    /// A scene of a whole story.
    package init(_ number: Int, of story: Story) {
        self.init(
            story: story.id, number: number, passages: story.passages(inScene: number),
            isWritten: story.scenes.contains { $0.number == number }, outline: story.outline,
            turns: story.turns.filter { $0.scene == number }.map(\.call))
    }

    /// The scene as it stands after a change of its own text.
    package func applying(_ change: StoryChange) -> StoredScene {
        var changed = self
        changed.passages = change.passages(after: passages)
        if change.reopenedScenes.contains(number) { changed.isWritten = false }
        if change.scenes.contains(where: { $0.number == number }) { changed.isWritten = true }
        changed.turns.removeAll(where: change.removedTurns.contains)
        changed.turns += change.turns.map(\.call).filter { !changed.turns.contains($0) }
        return changed
    }
}
