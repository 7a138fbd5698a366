import FoundationEssentials
import Jobs
import Storytelling

/// What `GET /task/{id}/status` answers.
struct SeedTaskStatus: WireSchema, Encodable {
    /// The seed's words for where a task stands.
    enum State: String, CaseIterable, Encodable {
        case pending, processing, completed, failed
    }

    static let schema = Schema.object(
        .required("task_id", .text(atMost: 100), "The task."),
        .required("status", .oneOf(State.self), "Where it stands."),
        .required("progress", .number(0...100), "In percent."),
        .required("message", .text(atMost: 4_000), "What is being done, or why it waits."),
        .required("result", .type(SeedTaskResult.self).orNull, "The story, once it is completed."),
        .required("error", .text(atMost: 4_000).orNull, "Why it failed."),
        .required("created_at", .moment, "When it was asked for."),
        .required("updated_at", .moment, "When it last changed."))

    let taskId: String
    let status: State
    let progress: Double
    let message: String
    @ExplicitNull var result: SeedTaskResult?
    @ExplicitNull var error: String?
    let createdAt: Date
    let updatedAt: Date

    /// - Parameters:
    ///   - progress: the last that the run's log has.
    ///   - result: of a run that succeeded.
    init(_ run: Run, progress: RunProgress?, result: SeedTaskResult?) {
        let told = SeedTaskProgress(run, progress)
        taskId = run.id.rawValue
        status = State(run)
        self.progress = told.percent
        message = told.message
        self.result = result
        error = status == .failed ? run.reason?.message ?? "The task was cancelled." : nil
        createdAt = run.createdAt
        updatedAt = run.updatedAt
    }
}

extension SeedTaskStatus.State {
    /// A run that waits or is paused goes on by itself or when it is resumed, so it has not failed.
    init(_ run: Run) {
        switch run.state {
        case .queued, .waiting, .paused: self = run.startedAt == nil ? .pending : .processing
        case .running: self = .processing
        case .succeeded: self = .completed
        case .failed, .cancelled: self = .failed
        }
    }
}
