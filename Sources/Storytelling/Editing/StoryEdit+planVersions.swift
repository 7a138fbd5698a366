import FoundationEssentials
import Storage
import StoryDomain

extension StoryEdit {
    /// Parts that a model made, in place of those that it was to replace.
    ///
    /// - Parameters:
    ///   - before: the story that they were made of.
    ///   - stored: the story as it is now.
    /// - Throws: `EditError.partChanged` where somebody changed one of the parts since; `EditError.sceneIsWritten` where an
    ///   outline has no room for what is written.
    package static func placing(
        _ parts: [PlanPart], madeOf before: Story, in stored: Story, at moment: Date
    ) throws(EditError) -> StoryChange {
        var change = StoryChange(at: moment)
        change.planReason = .regenerated
        for part in parts {
            guard stored.part(part.kind) == before.part(part.kind) else { throw .partChanged(part.kind) }
            try requireRoom(in: part, for: stored.passages.last?.position.scene ?? 0)
            change.put(part)
        }
        return change
    }

    /// An older version of a part of the plan.
    ///
    /// - Throws: `EditError.sceneIsWritten` where an outline has no room for what is written since.
    package static func restoring(
        _ version: PlanVersion, of plan: StoryPlan, at moment: Date
    ) throws(EditError) -> StoryChange {
        try requireRoom(in: version.part, for: plan.lastScene)
        var change = StoryChange(at: moment)
        change.planReason = .restored
        change.put(version.part)
        return change
    }

    /// - Parameter written: the last scene that has text; 0 where none has.
    private static func requireRoom(in part: PlanPart, for written: Int) throws(EditError) {
        guard case .outline(let outline) = part else { return }
        guard written <= outline.sceneCount else { throw .sceneIsWritten(written) }
    }
}
