import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Stories as a whole.
    var storyRoutes: [Route] { [createStory, listStories, readStory, changeStory, deleteStory, duplicateStory] }

    private var createStory: Route {
        Route(
            .post, "/api/v1/stories", "createStory", "Begin a story",
            details: "Stores the brief alone; `POST …/runs` has it written.", tag: "stories", access: .scope(.write),
            body: NewStory.self,
            answers: [
                .json(StoryResource.self, "The new story.", status: 201, headers: ["Location": "Where it is."])
            ],
            traits: RouteTraits(idempotencyKey: .honoured, problems: [.notInPlan])
        ) { call in
            try await answer(try await desk.create(try call.body.brief(), for: try call.user), created: true)
        }
    }

    private var listStories: Route {
        Route(
            .get, "/api/v1/stories", "listStories", "Find and list stories", tag: "stories",
            access: .scope(.read), query: StoryListQuery.self, answers: [.json(Page<StoryCard>.self, "A page.")]
        ) { call in
            let query = call.query.query
            let found = try await desk.repository.find(
                query, of: try call.user, limit: call.query.limit + 1, after: try call.query.place)
            let page = Page(
                found, limit: call.query.limit,
                cursor: { StoryCursor(sort: query.sort, place: $0.cursor).description }, item: { StoryCard($0.card) })
            return try .json(page)
        }
    }

    private var readStory: Route {
        Route(
            .get, "/api/v1/stories/{id}", "readStory", "Read a story without its text", tag: "stories",
            access: .scope(.read), answers: [.json(StoryResource.self, "The story.")], traits: .reading
        ) { call in
            try await answer(try await desk.plan(of: call.storyID, user: call.user))
        }
    }

    private var changeStory: Route {
        Route(
            .patch, "/api/v1/stories/{id}", "changeStory", "Change a story's brief, title or mark",
            details: "What is left out stays. The mark alone may also be changed while a run writes.", tag: "stories",
            access: .scope(.write), body: StoryPatch.self, answers: [.json(StoryResource.self, "The story.")],
            traits: .editing.and(.notInPlan)
        ) { call in
            let (id, user, patch) = (try call.storyID, try call.user, call.body)
            if patch.isMarkOnly {
                guard let isFavorite = patch.isFavorite else {
                    try await desk.check(call.precondition, for: id, of: user)
                    return try await answer(try await desk.plan(of: id, user: user))
                }
                return try await answer(
                    try await desk.mark(id, of: user, asFavorite: isFavorite, if: call.precondition))
            }
            let changed = try await desk.revise(
                id, of: user, isFavorite: patch.isFavorite, sitting: patch.sitting, if: call.precondition
            ) {
                try patch.fields.brief(over: patch.nested, stored: $0)
            }
            return try await answer(changed)
        }
    }

    private var deleteStory: Route {
        Route(
            .delete, "/api/v1/stories/{id}", "deleteStory", "Delete a story with its runs",
            details: "A run that writes it is cancelled. What it cost stays in the ledger.", tag: "stories",
            access: .scope(.write), answers: [.empty("It is gone.")], traits: .editing
        ) { call in
            let (id, user) = (try call.storyID, try call.user)
            try await desk.delete(id, of: user, if: call.precondition)
            return .empty()
        }
    }

    private var duplicateStory: Route {
        Route(
            .post, "/api/v1/stories/{id}/duplicate", "duplicateStory",
            "Make a copy of a story with all its text and pictures",
            details: "With its plan and older versions, and without its calls, runs and events; in one step.",
            tag: "stories", access: .scope(.write),
            answers: [.json(StoryResource.self, "The copy.", status: 201, headers: ["Location": "Where it is."])],
            traits: .making.and(.notInPlan).working(.long)
        ) { call in
            let (id, user) = (try call.storyID, try call.user)
            return try await answer(try await desk.duplicate(id, of: user), created: true)
        }
    }
}
