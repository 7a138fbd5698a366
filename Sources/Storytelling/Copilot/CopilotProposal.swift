import StoryDomain

/// What the copilot proposes; the writer takes it or leaves it. Nothing has changed yet.
package enum CopilotProposal: Sendable, Hashable {
    /// Another text for a scene, or for one paragraph of it; paragraphs are parted by empty lines.
    case text(scene: Int, paragraph: Int?, before: String, after: String, why: String)
    /// Another plan of a scene.
    case plan(PlanEdit, why: String)
    /// One more scene behind scene `after`; 0 puts it first.
    case scene(after: Int, title: String, summary: String, why: String)
    /// Another name for somebody.
    case rename(CharacterRename)
    /// A scene to look at.
    case open(scene: Int)
}

/// A scene's plan as it is and as it would be.
package struct PlanEdit: Sendable, Hashable {
    package var before: ScenePlan
    package var after: ScenePlan

    /// Takes both plans; they are of the same scene.
    package init(before: ScenePlan, after: ScenePlan) {
        self.before = before
        self.after = after
    }
}
