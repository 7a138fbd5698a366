import LanguageModels
import StoryDomain

extension StoryWriter {
    /// Offers three stronger versions of a bare idea. Nothing is stored but what it costs.
    ///
    /// - Parameter story: has the idea in its brief.
    /// - Throws: `ModelError`, `CancellationError`, and what the store throws.
    package func suggestions(for story: Story) async throws -> [IdeaSuggestion] {
        try await narrowing {
            let request = planningRequest(
                PlanningPrompt.suggestions(for: story), name: "ideas", schema: PlanningSchema.ideas, tokens: 900,
                purpose: .setupOptions, story: story)
            return try await structured(
                request, showing: "idea", in: WritingSession(story: story), read: IdeaReading.suggestions(in:),
                fallback: { IdeaReading.fallback(for: story.brief, text: $0) }
            ).value
        }
    }
}
