import Jobs
import Storage
import StoryDomain
import Storytelling

extension V1Routes {
    /// Runs: work on stories in the background.
    var runRoutes: [Route] {
        [startRun, listStoryRuns, listRuns, readRun, deleteRun, resumeRun] + [
            move(
                "cancel", "cancelRun", "Stop a run for good",
                "Text that is written stays. Takes a moment in a running one."
            ) { try await desk.queue.cancel($0, of: $1) },
            move("pause", "pauseRun", "Stop a run until it is resumed", "Takes a moment in a running one.") {
                try await desk.queue.pause($0, of: $1)
            },
            move("retry", "retryRun", "Try a failed or cancelled run again", "It goes on from what is stored.") {
                try await desk.retry($0, of: $1)
            },
        ]
    }

    private var startRun: Route {
        Route(
            .post, "/api/v1/stories/{id}/runs", "startRun", "Have a story written in the background",
            details: "The text appears in the story while it is written; `GET …/runs/{id}/events` shows it.",
            tag: "runs",
            access: .scope(.write), body: NewRunRequest.self,
            answers: [.json(RunResource.self, "The run.", status: 202, headers: ["Location": "The run."])],
            traits: .starting
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            let order = RunOrder(
                goal: RunOrder.Goal(word: body.goal) ?? .story, cap: body.maxCost?.amount, provider: body.provider,
                model: body.model)
            return try accepted(
                try await desk.startRun(order, on: id, of: user, priority: body.priority, if: call.precondition))
        }
    }

    private var listStoryRuns: Route {
        Route(
            .get, "/api/v1/stories/{id}/runs", "listStoryRuns", "List a story's runs, newest first", tag: "runs",
            access: .scope(.read), query: RunListQuery.self, answers: [.json(Page<RunResource>.self, "A page.")],
            traits: .reading
        ) { call in
            let (id, user) = (try call.storyID, try call.user)
            _ = try await desk.card(of: id, user: user)
            return try .json(try await runs(call.query, of: user, story: id))
        }
    }

    private var listRuns: Route {
        Route(
            .get, "/api/v1/runs", "listRuns", "List runs, newest first", tag: "runs", access: .scope(.read),
            query: RunListQuery.self, answers: [.json(Page<RunResource>.self, "A page.")]
        ) { call in try .json(try await runs(call.query, of: try call.user, story: nil)) }
    }

    private var readRun: Route {
        Route(
            .get, "/api/v1/runs/{id}", "readRun", "Read a run", tag: "runs", access: .scope(.read),
            answers: [.json(RunResource.self, "The run.")], traits: .reading
        ) { call in
            try .json(try await resource(of: try await desk.queue.run(call.runID, of: call.user)))
        }
    }

    private var deleteRun: Route {
        Route(
            .delete, "/api/v1/runs/{id}", "deleteRun", "Delete a run that is over, with its log", tag: "runs",
            access: .scope(.write), answers: [.empty("It is gone.")], traits: .changing
        ) { call in
            try await desk.queue.delete(try call.runID, of: try call.user)
            return .empty()
        }
    }

    private var resumeRun: Route {
        Route(
            .post, "/api/v1/runs/{id}/resume", "resumeRun", "Let a paused or waiting run go on",
            details: "It goes on from what is stored. One that paused at its limit needs a higher one.", tag: "runs",
            access: .scope(.write), body: RunResumption.self, answers: [.json(RunResource.self, "The run.")],
            traits: .changing.and(.runActive).withOptionalBody
        ) { call in
            let run = try await desk.resume(try call.runID, of: try call.user, limit: call.body.limit)
            return try .json(try await resource(of: run))
        }
    }

    private func move(
        _ word: String, _ operationID: String, _ summary: String, _ details: String,
        _ ask: @escaping @Sendable (RunID, UserID) async throws -> Run
    ) -> Route {
        Route(
            .post, "/api/v1/runs/{id}/\(word)", operationID, summary, details: details, tag: "runs",
            access: .scope(.write), answers: [.json(RunResource.self, "The run.")],
            traits: .changing.and(.runActive)
        ) { call in
            try .json(try await resource(of: try await ask(try call.runID, try call.user)))
        }
    }

    private func runs(_ query: RunListQuery, of user: UserID, story: StoryID?) async throws -> Page<RunResource> {
        let cursor = query.cursor.flatMap(DateCursor.init).map {
            Run.Cursor(createdAt: $0.moment, id: RunID($0.id))
        }
        let found = try await desk.queue.list(
            of: user, story: story, state: query.status, before: cursor, limit: query.limit + 1)
        return Page(
            try await resources(of: found, user: user), limit: query.limit,
            cursor: { DateCursor(moment: $0.createdAt, id: $0.id.rawValue).description }, item: { $0 })
    }
}
