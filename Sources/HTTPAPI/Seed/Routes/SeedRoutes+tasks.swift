import Accounts
import FoundationEssentials
import Jobs
import Logging
import Storage
import StoryDomain
import Storytelling

/// Whole stories in the background: a task is a run on a story of the caller's.
extension SeedRoutes {
    var taskRoutes: [Route] {
        let traits = RouteTraits(problems: [.badRequest], pathValues: ["task_id": "The task's id."])
        return [
            Route(
                .post, "/api/story/generate-full", "seedGenerateFull", "Have a whole story written",
                details: "Answers at once; ask for the task's status. The story also stands among the caller's own.",
                tag: Self.tag, access: .scope(.write), query: SeedTaskQuery.self, body: SeedStoryRequest.self,
                answers: [.json(SeedTaskTicket.self, "The task, new or done before.")], traits: .costsMoney
            ) { call in
                let caller = try call.caller
                let allowsCache = call.allowsCache
                let ticket = try await told {
                    try await begin(
                        call.body.fields.brief, for: caller.user, allowsCache: allowsCache, logger: call.logger)
                }
                let status = ticket.cached == true ? "hit" : "fwd=\(allowsCache ? "miss" : "request")"
                return try .json(ticket).with(.cacheStatus, "StoryWriter; \(status)")
            },
            Route(
                .get, "/api/story/task/{task_id}/status", "seedTaskStatus", "Read how far a task is", tag: Self.tag,
                access: .scope(.read), answers: [.json(SeedTaskStatus.self, "Its status.")], traits: traits
            ) { call in
                let run = try await run(call.path("task_id"), of: call.caller.user)
                let progress = try await log.progress(of: run.id)
                let result = run.state == .succeeded ? try await result(of: run) : nil
                return try .json(SeedTaskStatus(run, progress: progress, result: result))
            },
            Route(
                .get, "/api/story/task/{task_id}/result", "seedTaskResult", "Read the story of a task",
                details: "Answers 400 until it is completed.", tag: Self.tag, access: .scope(.read),
                answers: [.json(SeedTaskResult.self, "The story.")], traits: traits
            ) { call in
                let run = try await run(call.path("task_id"), of: call.caller.user)
                guard run.state == .succeeded else {
                    let state = SeedTaskStatus.State(run).rawValue
                    throw Problem(.badRequest, "Task \(run.id) is not completed. Status: \(state)")
                }
                return try .json(try await result(of: run))
            },
        ]
    }

    /// A task for `brief`: that of an equal request whose story is there, else a new one.
    private func begin(_ brief: Brief, for user: UserID, allowsCache: Bool, logger: Logger) async throws
        -> SeedTaskTicket
    {
        let key = try key(of: brief, for: user)
        let known = allowsCache ? try await pointer(under: key, for: user) : nil
        if let known, known.state == .succeeded { return SeedTaskTicket(taskId: known.id.rawValue, cached: true) }
        let story = try await desk.create(brief, for: user).story.id
        let run: Run
        do {
            run = try await desk.startRun(RunOrder(goal: .story), on: story, of: user).run
        } catch {
            try await undone(story, of: user, after: error, logger: logger)
        }
        // While an earlier task is under way, its story is the one to be given again.
        if allowsCache, known?.state.isTerminal ?? true { await remember(run.id, under: key, for: user) }
        return SeedTaskTicket(
            taskId: run.id.rawValue, status: "pending", message: "Story generation started. Use the task_id to poll.")
    }

    /// The run that an equal request began; nil where there is none, or it is gone.
    private func pointer(under key: AnswerKey, for user: UserID) async throws -> Run? {
        guard let answer = await desk.cache.answerIfWorking(key, for: user) else { return nil }
        do {
            let run = try await desk.queue.run(RunID(answer.json), of: user)
            return run.story == nil ? nil : run
        } catch RunError.notFound {
            return nil
        }
    }

    /// Takes a story away again whose run could not be queued. Where that fails too, the first fault is told, and the
    /// story stays as one that nobody writes.
    private func undone(
        _ story: StoryID, of user: UserID, after fault: any Error, logger: Logger
    ) async throws -> Never {
        do {
            try await desk.delete(story, of: user)
        } catch {
            logger.warning("a story without a run stays", metadata: ["story": "\(story)", "error": "\(error)"])
        }
        throw fault
    }

    private func remember(_ run: RunID, under key: AnswerKey, for user: UserID) async {
        // Whether there is an author was asked when the key was made.
        guard let author = try? desk.usualAuthor() else { return }
        let answer = CachedAnswer(
            operation: "generate-full", provider: author.provider, model: author.model, json: run.rawValue,
            usage: .zero, cost: 0)
        // Without it an equal request is written anew, which is no reason to fail this one.
        await desk.cache.storeIfWorking(answer, under: key, for: user)
    }

    private func key(of brief: Brief, for user: UserID) throws -> AnswerKey {
        let author = try desk.usualAuthor()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return AnswerKey.make(
            user: user, operation: "generate-full", provider: author.provider, model: author.model, parameters: [:],
            prompt: String(decoding: try encoder.encode(brief), as: UTF8.self), digest: Digest.sha256)
    }

    private func run(_ id: String, of user: UserID) async throws -> Run {
        do {
            return try await desk.queue.run(RunID(id), of: user)
        } catch RunError.notFound {
            throw Self.unknown(id)
        }
    }

    private func result(of run: Run) async throws -> SeedTaskResult {
        guard let id = run.story else { throw Self.unknown(run.id.rawValue) }
        do {
            return SeedTaskResult(try await desk.story(id, of: run.user).story, of: run.id)
        } catch let error as StorageError where error.code == .notFound {
            throw Self.unknown(run.id.rawValue)
        }
    }

    private static func unknown(_ id: String) -> Problem {
        Problem(.notFound, "Task \(id.prefix(100)) not found")
    }
}
