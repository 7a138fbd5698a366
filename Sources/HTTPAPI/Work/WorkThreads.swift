import Dispatch
import Foundation
import Synchronization

/// Threads for work that takes long: compressing, reading large files in, measuring, making books, checking pictures.
///
/// The threads of async functions are as few as the machine has cores, and all requests share them: whoever computes for
/// seconds on one of them holds up everybody. So long work runs here, under a `WorkLane` as its task executor. Lanes take
/// turns, job by job, so one with a thousand jobs delays another by one at most. The threads give way to the others of the
/// process where the machine is busy.
final class WorkThreads: Sendable {
    private struct Job {
        let job: UnownedJob
        let lane: WorkLane
    }

    private struct Contents {
        /// By the lanes' keys.
        var waiting: [String: [Job]] = [:]
        /// The lanes that have jobs, the next one first.
        var turns: [String] = []
    }

    private let contents = Mutex(Contents())
    private let work = DispatchSemaphore(value: 0)

    /// Starts threads, which live as long as the process.
    ///
    /// - Parameter count: how many; at least 1.
    init(_ count: Int) {
        for number in 0..<max(1, count) {
            // Foundation gives a thread its name by a handle that `start` stores once the thread runs already; before that
            // the name is lost, and the thread keeps the one of the thread that made it.
            let isStarted = DispatchSemaphore(value: 0)
            let thread = Thread { [self] in
                isStarted.wait()
                serve("story-work-\(number)")
            }
            thread.stackSize = 8 << 20
            thread.start()
            isStarted.signal()
        }
    }

    /// A lane of those who share `key`, such as a user's requests.
    func lane(_ key: String) -> WorkLane { WorkLane(key: key, threads: self) }

    fileprivate func add(_ job: UnownedJob, on lane: WorkLane) {
        contents.withLock { contents in
            if contents.waiting[lane.key] == nil { contents.turns.append(lane.key) }
            contents.waiting[lane.key, default: []].append(Job(job: job, lane: lane))
        }
        work.signal()
    }

    /// - Parameter name: of the thread, in tools that list them; Linux keeps 15 characters of it.
    private func serve(_ name: String) -> Never {
        Thread.current.name = name
        // On Linux this is the thread's own priority; where it cannot be set, the work runs like any other.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        while true {
            work.wait()
            guard let next = take() else { continue }
            next.job.runSynchronously(on: next.lane.asUnownedTaskExecutor())
        }
    }

    private func take() -> Job? {
        contents.withLock { contents in
            guard !contents.turns.isEmpty else { return nil }
            let key = contents.turns.removeFirst()
            guard var jobs = contents.waiting[key], !jobs.isEmpty else { return nil }
            let job = jobs.removeFirst()
            contents.waiting[key] = jobs.isEmpty ? nil : jobs
            if !jobs.isEmpty { contents.turns.append(key) }
            return job
        }
    }
}

/// One caller's way to the `WorkThreads`.
final class WorkLane: TaskExecutor {
    fileprivate let key: String
    private let threads: WorkThreads

    fileprivate init(key: String, threads: WorkThreads) {
        self.key = key
        self.threads = threads
    }

    func enqueue(_ job: consuming ExecutorJob) {
        threads.add(UnownedJob(job), on: self)
    }
}
