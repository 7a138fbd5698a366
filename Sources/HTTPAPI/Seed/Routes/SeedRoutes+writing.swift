import FoundationEssentials
import StoryDomain
import Storytelling

/// From ten fields to a story, with everything that is known so far in each request.
extension SeedRoutes {
    var writingRoutes: [Route] {
        [
            Route(
                .post, "/api/story/generate-premise", "seedGeneratePremise", "Make a premise", tag: Self.tag,
                access: .scope(.write), body: SeedStoryRequest.self,
                answers: Self.answers(SeedPremise.self, "The premise."), traits: .costsMoney
            ) { call in
                try await answer(to: call) { try await premise(call.body, $0) }
            },
            Route(
                .post, "/api/story/generate-outline", "seedGenerateOutline", "Make an outline", tag: Self.tag,
                access: .scope(.write), query: SeedOutlineQuery.self, body: SeedOutlineRequest.self,
                answers: Self.answers(SeedOutline.self, "The outline."), traits: .costsMoney
            ) { call in
                try await answer(to: call) {
                    try await outline(call.body, isStructured: call.query.useStructured, $0)
                }
            },
            Route(
                .post, "/api/story/generate-start", "seedGenerateStart", "Begin a story",
                details: "A short story is told whole; of others the beginning, up to the end of a scene.",
                tag: Self.tag, access: .scope(.write), body: SeedStartRequest.self,
                answers: Self.answers(SeedBeginning.self, "The beginning."), traits: .costsMoney
            ) { call in
                try await answer(to: call) { try await beginning(call.body, $0) }
            },
            Route(
                .post, "/api/story/continue", "seedContinue", "Go on with a story",
                details: "Answers 400 for short stories, which are told whole at once.", tag: Self.tag,
                access: .scope(.write), body: SeedContinueRequest.self,
                answers: Self.answers(SeedContinuation.self, "What comes next."), traits: .costsMoney
            ) { call in
                let portion = SeedPortion(call.body.start.fields.length)
                guard portion.beginning != nil else {
                    throw Problem(
                        .badRequest, "A short story is told whole by /generate-start: there is nothing to continue.")
                }
                let story = try await told { try Self.told(call.body.start).told(call.body.storyText) }
                return try await answer(to: call) { try await continuation(story, portion, $0) }
            },
        ]
    }

    private func premise(_ request: SeedStoryRequest, _ asking: Asking) async throws -> Made<SeedPremise> {
        let story = Story(id: StoryID(""), brief: try request.fields.brief, createdAt: Date(timeIntervalSince1970: 0))
        let made = try await desk.compose(story, until: .premise, as: "generate-premise", asking)
        return Made(
            body: SeedPremise(premise: made.value.premise ?? "", cached: made.isCached ? true : nil),
            isCached: made.isCached)
    }

    private func outline(
        _ request: SeedOutlineRequest, isStructured: Bool, _ asking: Asking
    ) async throws -> Made<SeedOutline> {
        var story = Story(
            id: StoryID(""), brief: try request.fields.brief, createdAt: Date(timeIntervalSince1970: 0))
        story.premise = request.premise
        let made = try await desk.compose(story, until: .outline, as: "generate-outline", asking)
        let outline = made.value.outline ?? Outline(title: "", scenes: [])
        return Made(
            body: SeedOutline(outline, isStructured: isStructured, isCached: made.isCached), isCached: made.isCached)
    }

    private func beginning(_ request: SeedStartRequest, _ asking: Asking) async throws -> Made<SeedBeginning> {
        let milestone = SeedPortion(request.fields.length).beginning.map(Milestone.words) ?? .end
        let made = try await desk.compose(
            Self.told(request).story, until: milestone, as: "generate-start", asking)
        return Made(
            body: SeedBeginning(
                story: made.value.text(), premise: request.premise, outline: request.outline.text,
                isComplete: made.value.isEnded, cached: made.isCached ? true : nil),
            isCached: made.isCached)
    }

    private func continuation(
        _ told: ToldStory, _ portion: SeedPortion, _ asking: Asking
    ) async throws -> Made<SeedContinuation> {
        guard !told.isWhole else {
            return Made(body: SeedContinuation(continuation: "", isComplete: true), isCached: false)
        }
        let made = try await desk.compose(
            told.story, until: .words(told.story.words + portion.continuation), as: "continue", asking)
        return Made(
            body: SeedContinuation(
                continuation: made.value.text(from: told.story.passages.count), isComplete: made.value.isEnded,
                cached: made.isCached ? true : nil),
            isCached: made.isCached)
    }

    private static func told(_ request: SeedStartRequest) throws -> ToldStory {
        let brief = try request.fields.brief
        do throws(EditError) {
            return try ToldStory(brief: brief, premise: request.premise, scenes: request.outline.plans)
        } catch {
            throw invalid("outline", .unreadable, error.description)
        }
    }
}
