import FoundationEssentials
import HTTPAPI
import Jobs
import Logging
import ServiceLifecycle
import Storage
import StoryDomain
import Storytelling

/// What somebody must do from time to time: forget old answers and pieces of text, show how large the cache is, wake the
/// runs of users who got a new plan.
struct Housekeeping: Service {
    private static let interval = Duration.seconds(60)
    /// How long the pieces of text of a run that is over stay in its log, in seconds: readers who were cut off come back
    /// long before.
    private static let deltaLife = 3_600.0

    let database: any SQLDatabase
    let queue: RunQueue
    let cache: AnswerCache
    let cacheMetrics: CacheMetrics
    let idempotency: IdempotencyBook
    let logger: Logger

    /// Works until the process stops.
    func run() async throws {
        let notices = database.notices(on: .accounts)
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await resume(notices) }
                group.addTask { await sweep() }
            }
        }
        await note("storing what the cache counted") { try await cache.flush() }
    }

    private func resume(_ notices: AsyncStream<String>) async {
        for await name in notices {
            guard let user = UserID(rawValue: name) else { continue }
            await note("resuming runs") {
                _ = try await queue.resumeAll(of: user, stoppedBy: StoryRunHandler.allowanceCode)
            }
        }
    }

    private func sweep() async {
        while !Task.isCancelled {
            await note("compacting logs") {
                _ = try await queue.compactLogs(ofRunsFinishedBefore: Date().addingTimeInterval(-Self.deltaLife))
            }
            await note("looking at the cache") { cacheMetrics.show(try await cache.size()) }
            await note("forgetting old answers") { try await idempotency.sweep() }
            // Cancelled where the process stops; the loop sees that.
            try? await Task.sleep(for: Self.interval)
        }
    }

    private func note(_ work: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch is CancellationError {
            return
        } catch {
            logger.warning("housekeeping failed", metadata: ["work": "\(work)", "error": "\(error)"])
        }
    }
}
