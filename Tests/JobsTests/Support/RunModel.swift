import Foundation
import StoryDomain

@testable import Jobs

/// One run and two workers, as far as claims, leases, wishes and outcomes go: what can be told apart of the run's row, of the
/// clock, and of what the workers hold. Moves of the run are those of `Run` and `RunOutcome` themselves.
///
/// Time is counted in ticks. A lease lasts for one and has ended when it is two ticks old.
struct RunModel: Hashable {
    /// What a worker believes.
    enum Worker: Hashable {
        case idle
        /// Holds a lease; current as long as nobody claimed the run after it.
        case holding(isCurrent: Bool)
    }

    /// What may happen next.
    enum Action: Hashable {
        case tick
        case claim(Int)
        /// Stores a step of the work.
        case step(Int)
        case heartbeat(Int)
        /// Lets go of the run.
        case finish(Int, End)
        /// The worker's process dies, or never hears of anything again.
        case kill(Int)
        /// Somebody takes the holder's process for gone, rightly or not.
        case free
        case cancel, pause, resume, retry
    }

    /// How a worker lets go.
    enum End: Hashable, CaseIterable {
        case succeeded, failed, tryAgain, snoozed, outOfAllowance, drained
    }

    /// Steps that make the work whole.
    static let wholeSteps = 2
    /// Tries without progress that make a run fail.
    static let mostAttempts = 3
    /// Ticks of a snooze.
    static let snoozeTicks = 2

    var state = RunState.queued
    var attempt = 0
    var wish = RunWish.none
    /// Ticks until the lease has ended: 1, 0, and -1 once it has. Only of a running run.
    var leaseLeft = -1
    /// Ticks until it may be claimed.
    var waitLeft = 0
    /// Steps that are stored.
    var steps = 0
    var workers = [Worker.idle, .idle]

    /// All actions, whether they change anything or not.
    static let actions: [Action] =
        [.tick, .free, .cancel, .pause, .resume, .retry]
        + (0..<2).flatMap { worker -> [Action] in
            [.claim(worker), .step(worker), .heartbeat(worker), .kill(worker)]
                + End.allCases.map { .finish(worker, $0) }
        }

    /// Whether a worker's write would be stored.
    func canWrite(_ worker: Int) -> Bool {
        workers[worker] == .holding(isCurrent: true) && state == .running
    }

    /// What follows; nil where the action cannot happen.
    func after(_ action: Action) -> RunModel? {
        var next = self
        switch action {
        case .tick:
            if state == .running { next.leaseLeft = max(-1, leaseLeft - 1) }
            next.waitLeft = max(0, waitLeft - 1)
        case .claim(let worker):
            guard workers[worker] == .idle else { return nil }
            return claimed(by: worker)
        case .step(let worker):
            guard workers[worker] != .idle else { return nil }
            guard canWrite(worker) else { return lost(worker) }
            guard steps < Self.wholeSteps else { return nil }
            next.steps += 1
            next.attempt = 0
            next.leaseLeft = 1
        case .heartbeat(let worker):
            guard workers[worker] != .idle else { return nil }
            guard canWrite(worker) else { return lost(worker) }
            next.leaseLeft = 1
        case .finish(let worker, let end):
            guard workers[worker] != .idle, end != .succeeded || steps == Self.wholeSteps else { return nil }
            guard canWrite(worker) else { return lost(worker) }
            return finished(worker, end)
        case .kill(let worker):
            guard workers[worker] != .idle else { return nil }
            return lost(worker)
        case .free:
            guard state == .running, leaseLeft >= 0 else { return nil }
            next.leaseLeft = -1
        case .cancel: return asked(.cancel, as: .cancel)
        case .pause: return asked(.pause, as: .pause)
        case .resume: return asked(.resume, as: nil)
        case .retry: return asked(.retry, as: nil)
        }
        return next
    }

    private func lost(_ worker: Int) -> RunModel {
        var next = self
        next.workers[worker] = .idle
        return next
    }

    private func claimed(by worker: Int) -> RunModel? {
        var next = self
        if state == .running, leaseLeft < 0 {
            guard let run = try? run.takenOver(at: Self.now) else { return nil }
            next.take(run)
        } else {
            guard state == .queued || state == .waiting, waitLeft == 0, let run = try? run.moved(.claim, at: Self.now)
            else { return nil }
            next.take(run)
        }
        guard next.state == .running else { return next }
        for other in next.workers.indices where next.workers[other] != .idle {
            next.workers[other] = .holding(isCurrent: false)
        }
        next.workers[worker] = .holding(isCurrent: true)
        next.leaseLeft = 1
        return next
    }

    /// As `RunQueue.finish`: the outcome is granted what was asked meanwhile.
    private func finished(_ worker: Int, _ end: End) -> RunModel? {
        var next = lost(worker)
        var run = run
        do {
            switch Self.outcome(end).granting(wish) {
            case .succeeded: run = try run.moved(.succeed, at: Self.now)
            case .failed(let reason): run = try run.moved(.fail, because: reason, at: Self.now)
            case .retry(let reason, _):
                run.attempt += 1
                guard run.attempt < run.maxAttempts else {
                    run = try run.moved(.fail, because: reason, at: Self.now)
                    break
                }
                run = try run.moved(.postpone, because: reason, at: Self.now)
                run.availableAt = Self.now.addingTimeInterval(1)
            case .snooze(_, let reason):
                run = try run.moved(.postpone, because: reason, at: Self.now)
                run.availableAt = Self.now.addingTimeInterval(Double(Self.snoozeTicks))
            case .paused(let reason): run = try run.moved(.pause, because: reason, at: Self.now)
            case .cancelled: run = try run.moved(.cancel, at: Self.now)
            case .released: run = try run.moved(.release, at: Self.now)
            }
        } catch {
            return nil
        }
        next.take(run)
        return next
    }

    /// As a user's request: a wish where a worker may still be at it, else at once.
    private func asked(_ transition: RunTransition, as asked: RunWish?) -> RunModel? {
        guard state.allows(transition) else { return nil }
        var next = self
        if state == .running, leaseLeft >= 0, let asked {
            guard wish != asked, wish != .cancel else { return self }
            next.wish = asked
            return next
        }
        guard let run = try? run.moved(run.granting(transition), at: Self.now) else { return nil }
        next.take(run)
        return next
    }

    // MARK: - The run's own value

    private static let now = Date(timeIntervalSince1970: 1_000)
    static let reason = RunReason(code: "provider_down", message: "Try later.")

    /// The outcome that a handler reports.
    static func outcome(_ end: End, snoozedUntil moment: Date = now) -> RunOutcome {
        switch end {
        case .succeeded: .succeeded(result: "{}")
        case .failed: .failed(reason)
        case .tryAgain: .retry(reason)
        case .snoozed: .snooze(until: moment, reason)
        case .outOfAllowance: .paused(reason)
        case .drained: .released
        }
    }

    private var run: Run {
        Run(
            id: RunID("a"), user: .local, story: nil, kind: "story", payload: "{}", state: state, priority: 0,
            attempt: attempt, maxAttempts: Self.mostAttempts, userLimit: nil,
            availableAt: Self.now.addingTimeInterval(Double(waitLeft)), wish: wish, reason: nil, result: nil,
            lastEvent: 0, createdAt: Self.now, startedAt: nil, finishedAt: nil, updatedAt: Self.now)
    }

    private mutating func take(_ run: Run) {
        state = run.state
        attempt = run.attempt
        wish = run.wish
        waitLeft = max(0, Int(run.availableAt.timeIntervalSince(Self.now)))
        if state != .running { leaseLeft = -1 }
    }
}
