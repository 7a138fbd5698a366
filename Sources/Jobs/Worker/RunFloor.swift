import StoryDomain
import Synchronization

/// What one worker is working on right now.
final class RunFloor: Sendable {
    private struct Work {
        let task: Task<RunOutcome, Never>
        var isLost = false
    }

    private struct Contents {
        var isStopping = false
        var isCancelled = false
        var works: [Lease: Work] = [:]
    }

    private let contents = Mutex(Contents())
    /// Nudges to look for more runs; ends when the worker stops.
    let wakes: AsyncStream<Void>
    private let nudge: AsyncStream<Void>.Continuation
    private let concurrency: Int

    /// An empty floor with room for so many runs.
    init(concurrency: Int) {
        self.concurrency = concurrency
        (wakes, nudge) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether one more may begin.
    var hasRoom: Bool {
        contents.withLock { !$0.isStopping && $0.works.count < concurrency }
    }

    /// The leases of everything that goes on and is not known to be lost.
    var leases: [Lease] {
        contents.withLock { contents in contents.works.filter { !$0.value.isLost }.map(\.key) }
    }

    /// Has the worker look for more.
    func wake() { nudge.yield() }

    /// Puts a work that has begun on the floor. An earlier work on the same run is lost to it: this process stood still
    /// for longer than its lease.
    func begin(_ lease: Lease, _ task: Task<RunOutcome, Never>) {
        let (isLate, earlier) = contents.withLock { contents in
            let earlier = contents.works.keys.filter { $0.run.id == lease.run.id }
            contents.works[lease] = Work(task: task)
            return (contents.isCancelled, earlier)
        }
        for lost in earlier { lose(lost) }
        if isLate { task.cancel() }
    }

    /// Takes a work that has ended off the floor.
    ///
    /// - Returns: whether its lease is still held, as far as is known.
    func end(_ lease: Lease) -> Bool {
        let work = contents.withLock { $0.works.removeValue(forKey: lease) }
        wake()
        return work?.isLost == false
    }

    /// Stops a work whose lease is lost.
    func lose(_ lease: Lease) {
        contents.withLock { contents in
            contents.works[lease]?.isLost = true
            return contents.works[lease]?.task
        }?.cancel()
    }

    /// Stops a work, so that it ends as it was asked to.
    func cancel(_ lease: Lease) {
        contents.withLock { $0.works[lease]?.task }?.cancel()
    }

    /// Begins nothing more.
    func stop() {
        contents.withLock { $0.isStopping = true }
        nudge.finish()
    }

    /// Stops everything, and all that may still begin.
    func cancelAll() {
        let tasks = contents.withLock { contents in
            contents.isCancelled = true
            return contents.works.values.map(\.task)
        }
        for task in tasks { task.cancel() }
    }
}
