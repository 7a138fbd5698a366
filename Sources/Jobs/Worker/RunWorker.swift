import FoundationEssentials
import Logging
import Metrics
import ServiceLifecycle
import StoryDomain

/// Claims runs and has a handler work on them, any number at a time.
///
/// Told to stop, it claims nothing more, cancels its handlers after the drain time, and gives their runs back to the queue.
package struct RunWorker: Service {
    /// Runs go on where nobody waits: a request that comes meanwhile is answered before their next step.
    private static let priority = TaskPriority.utility

    /// The worker's name in its leases, unique among all processes.
    package let holder: String

    let queue: RunQueue
    private let handler: any RunHandler
    private let deltas: DeltaCollector?
    let settings: WorkerSettings
    let clock: any Clock<Duration>
    let logger: Logger
    let metrics: RunMetrics
    let floor: RunFloor
    let isGone: (@Sendable (String) -> Bool)?

    /// Takes the collaborators; a worker runs once.
    ///
    /// - Parameters:
    ///   - queue: whose runs to work on.
    ///   - handler: does the work.
    ///   - deltas: where the handler's pieces of text wait, so that the last of them are logged before a run's end.
    ///   - settings: how many at once, how often to look.
    ///   - holder: its name; unique among all workers that there ever were.
    ///   - isGone: whether the worker of a name has ended, as far as this machine can see; nil where leases alone tell.
    ///   - clock: waits between looks and heartbeats.
    ///   - logger: hears what happens; gets ids and codes, never text.
    ///   - factory: where meters are made.
    package init(
        queue: RunQueue, handler: any RunHandler, deltas: DeltaCollector? = nil,
        settings: WorkerSettings = WorkerSettings(), holder: String = RunWorker.freshName(),
        isGone: (@Sendable (String) -> Bool)? = nil, clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger = Logger(label: "storywriter.jobs"), factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.holder = holder
        self.isGone = isGone
        self.queue = queue
        self.handler = handler
        self.deltas = deltas
        self.settings = settings
        self.clock = clock
        self.logger = logger
        self.metrics = RunMetrics(factory: factory)
        self.floor = RunFloor(concurrency: max(1, settings.concurrency))
    }

    /// A name that no worker had.
    package static func freshName() -> String { "worker-\(RunID.random())" }

    /// Works until the process stops; returns when all its runs are finished or given back.
    package func run() async throws {
        let waiting = queue.database.notices(on: .runsWaiting)
        let asked = queue.database.notices(on: .runsAsked)
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { for await _ in waiting { floor.wake() } }
                group.addTask { for await id in asked { await hear(RunID(id)) } }
                group.addTask { await look() }
                group.addTask { await beat() }
                group.addTask { await purge() }
                await free()
                await work()
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            floor.stop()
        }
    }

    /// Claims and works until told to stop, and then until everything has ended.
    private func work() async {
        await withTaskCancellationHandler {
            let draining = await withDiscardingTaskGroup { group in
                floor.wake()
                for await _ in floor.wakes {
                    while floor.hasRoom, let lease = await claim() {
                        let task = Task(priority: Self.priority) { [handler] in await handler.perform(lease) }
                        floor.begin(lease, task)
                        // Whoever waits for a task lifts it to their own priority.
                        group.addTask(priority: Self.priority) { await see(lease, through: task) }
                    }
                }
                return Task { await drain() }
            }
            draining.cancel()
        } onCancel: {
            floor.cancelAll()
        }
    }

    /// Lets runs go on for the drain time, then cancels them.
    private func drain() async {
        if settings.drainTime > .zero {
            guard (try? await clock.sleep(for: settings.drainTime)) != nil else { return }
        }
        floor.cancelAll()
    }

    private func claim() async -> Lease? {
        do {
            guard let lease = try await queue.claim(holder: holder) else { return nil }
            metrics.note(lease)
            return lease
        } catch {
            logger.warning("claiming a run failed", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Waits for a handler's end and stores what came of it.
    private func see(_ lease: Lease, through task: Task<RunOutcome, Never>) async {
        let start = ContinuousClock.now
        let outcome = await task.value
        let isHeld = floor.end(lease)
        defer { deltas?.forget(lease) }
        guard isHeld else {
            logger.notice("a run was lost to another worker", metadata: ["run": "\(lease.run.id)"])
            return
        }
        do {
            let run = try await queue.finish(lease, outcome, deltas: deltas)
            metrics.note(run, after: .now - start)
        } catch {
            // The lease runs out, and another worker goes on from what is stored.
            logger.warning(
                "finishing a run failed", metadata: ["run": "\(lease.run.id)", "error": "\(error)"])
        }
    }
}
