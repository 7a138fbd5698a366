import Accounts
import FoundationEssentials
import Storage
import StoryDomain

extension StoryDesk {
    /// Has one scene of a stored story planned in another way. Its text stays as it is.
    ///
    /// - Parameters:
    ///   - wish: what is to be otherwise; empty leaves it to the model.
    ///   - precondition: what is asked of the stored revision.
    /// - Throws: as `compose`; `EditError.noScene`, `SteeringError.nothingUsable`; `UnplacedPlan` where it was made and
    ///   could not be put in place, since somebody changed the plan meanwhile or the precondition does not hold any more.
    package func replan(
        scene number: Int, of id: StoryID, wish: String, if precondition: Precondition, _ asking: Asking
    ) async throws -> (story: Story, card: StoryListing) {
        let (story, card) = try await story(id, of: asking.user)
        try precondition.check(card.revision)
        guard let plan = story.outline?.scene(number) else { throw EditError.noScene(number) }
        try await queue.refuseIfBusy(id)
        let writer = try writer(booksOnly(for: asking.user), asking)
        let made = try await writer.replanned(
            plan, wish: wish, purpose: .outline, in: WritingSession(story: story))
        guard made != plan else { throw SteeringError.nothingUsable }
        do {
            return try await edit(id, of: asking.user, if: precondition) { stored, moment in
                guard stored.outline?.scene(number) == plan else { throw EditError.planChanged(number) }
                var change = try StoryEdit.changingPlan(ofScene: number, in: stored.outline, at: moment) { $0 = made }
                change.planReason = .regenerated
                return change
            }
        } catch {
            // What is kept is the outline as it is now with this plan in it, so that restoring it changes nothing else.
            let now = try? await self.story(id, of: asking.user).story
            let outline = try? StoryEdit.changingPlan(ofScene: number, in: now?.outline, at: self.now()) { $0 = made }
            throw await unplaced(outline?.planParts ?? [], scene: made, of: id, because: error)
        }
    }
}
