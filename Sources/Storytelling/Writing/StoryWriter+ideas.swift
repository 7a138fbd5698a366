import LanguageModels
import StoryDomain

extension StoryWriter {
    /// Offers three stronger versions of a bare idea. Nothing is stored but what it costs.
    ///
    /// - Parameter story: has the idea in its brief.
    /// - Throws: `ModelError`, `CancellationError`, and what the store throws.
    package func suggestions(for story: Story) async throws -> [IdeaSuggestion] {
        let request = ModelRequest(
            messages: PlanningPrompt.suggestions(for: story),
            format: .json(name: "ideas", schema: PlanningSchema.ideas),
            sampling: Sampling(kind: .plan, seed: story.brief.seed), maxOutputTokens: 900,
            contentPolicy: ContentPolicy(setup: story.brief.setup), language: story.brief.language,
            purpose: .setupOptions)
        let answer = try await structured(
            request, showing: "idea", in: WritingSession(story: story), read: IdeaReading.suggestions(in:),
            fallback: { IdeaReading.fallback(for: story.brief, text: $0) })
        return answer.value
    }
}
