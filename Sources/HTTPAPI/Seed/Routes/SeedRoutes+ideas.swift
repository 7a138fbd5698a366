import FoundationEssentials
import StoryDomain
import Storytelling

/// From an idea to setups.
extension SeedRoutes {
    var ideaRoutes: [Route] {
        [
            Route(
                .post, "/api/story/generate-setup", "seedGenerateSetup", "Offer three setups for an idea",
                tag: Self.tag, access: .scope(.write), body: SeedIdeaRequest.self,
                answers: Self.answers(SeedSetups.self, "Three setups, each with all ten fields."), traits: .costsMoney
            ) { call in
                try await answer(to: call) { try await setups(for: call.body, $0) }
            },
            Route(
                .post, "/api/story/enhance-idea", "seedEnhanceIdea", "Offer three stronger versions of an idea",
                tag: Self.tag, access: .scope(.write), body: SeedIdeaRequest.self,
                answers: Self.answers(SeedSuggestions.self, "Three ideas."), traits: .costsMoney
            ) { call in
                try await answer(to: call) { asking in
                    let made = try await desk.suggestions(for: call.body.brief, as: "enhance-idea", asking)
                    let suggestions = made.value.map(SeedSuggestions.Suggestion.init)
                    return Made(
                        body: SeedSuggestions(suggestions: suggestions, cached: made.isCached ? true : nil),
                        isCached: made.isCached)
                }
            },
        ]
    }

    /// Where a model gave fewer than three, it is asked once more.
    private func setups(for idea: SeedIdeaRequest, _ asking: Asking) async throws -> Made<SeedSetups> {
        let story = Story(id: StoryID(""), brief: try idea.brief, createdAt: Date(timeIntervalSince1970: 0))
        let made = try await desk.compose(story, until: .setups, as: "generate-setup", asking)
        var options = made.value.setupOptions
        if options.count < 3 {
            var again = asking
            again.allowsCache = false
            options += try await desk.compose(story, until: .setups, as: "generate-setup", again).value.setupOptions
        }
        let label = idea.lengthLabel
        let offered = options.prefix(3).map { SeedSetupOption($0, storyLength: label) }
        return Made(
            body: SeedSetups(options: offered, cached: made.isCached ? true : nil), isCached: made.isCached)
    }
}
