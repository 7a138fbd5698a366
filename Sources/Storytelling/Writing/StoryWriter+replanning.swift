import LanguageModels
import StoryDomain

extension StoryWriter {
    /// Another plan of a scene. The story stays as it is; the store hears what it costs.
    ///
    /// - Parameters:
    ///   - wish: what is to be otherwise; empty leaves it to the model.
    ///   - purpose: what the call is in the ledger.
    /// - Returns: `plan` itself where nothing usable came.
    /// - Throws: `ModelError`, `CancellationError`, and what the store throws.
    func replanned(
        _ plan: ScenePlan, wish: String, purpose: CallPurpose, in session: WritingSession
    ) async throws -> ScenePlan {
        let isLean = room(for: session.story).isSmall
        let request = planningRequest(
            ReplanPrompt(story: session.story, wish: wish, isLean: isLean).messages(changing: plan), name: "plan",
            schema: PlanningSchema.replan(isLean: isLean),
            tokens: isLean ? 500 : 900,
            purpose: purpose, story: session.story)
        return try await structured(
            request, showing: nil, in: session,
            read: { value throws(TolerantJSON.Failure) in try plan.changed(by: value) }, fallback: { _ in plan }
        ).value
    }
}
