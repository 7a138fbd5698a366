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
    /// - Throws: as `compose` and `edit`; `EditError.noScene`, `EditError.planChanged` where somebody changed the plan
    ///   meanwhile, `SteeringError.nothingUsable`.
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
        return try await edit(id, of: asking.user) { stored, moment in
            guard stored.outline?.scene(number) == plan else { throw EditError.planChanged(number) }
            return try StoryEdit.changingPlan(ofScene: number, in: stored.outline, at: moment) { $0 = made }
        }
    }
}
