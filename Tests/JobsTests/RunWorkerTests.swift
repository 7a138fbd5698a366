import Foundation
import Jobs
import Logging
import MetricsTestKit
import ServiceLifecycle
import ServiceLifecycleTestKit
import Storage
import StoryDomain
import TestSupport
import Testing

/// Workers that claim, work, stop and get lost.
@Suite(.timeLimit(.minutes(30))) struct RunWorkerTests {
    /// Waits for a cancellation, as a handler does that is in the middle of a stream.
    private static func waitForever() async -> RunOutcome {
        try? await Signal().wait()
        return .released
    }

    /// Waits until a run is in a state, through its log.
    private func wait(_ log: RunLog, for state: RunState, of id: RunID) async throws {
        for try await entries in log.follow(id, after: 0) {
            for entry in entries where entry.kind == .state {
                if try entry.said == state.rawValue { return }
            }
        }
    }

    /// Runs a log and a worker beside `body`, and cancels them afterwards.
    private func with(
        _ worker: RunWorker, _ log: RunLog, _ body: @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await log.run() }
            group.addTask { try await worker.run() }
            try await body()
            group.cancelAll()
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a worker is woken, works on as many as it has room for, and counts`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.perUser = 99 }) { office async throws in
            let (begun, gate, metrics) = (Mailbox<RunID>(), Gate(), TestMetrics())
            var settings = WorkerSettings()
            settings.concurrency = 3
            let handler = ClosureHandler { lease in
                begun.send(lease.run.id)
                try? await gate.pass()
                return .succeeded(result: "{}")
            }
            let worker = RunWorker(
                queue: office.queue, handler: handler, settings: settings, clock: ManualClock(), factory: metrics)
            let log = RunLog(database: office.database)
            try await with(worker, log) {
                for number in 0..<5 { try await office.enqueue("r\(number)") }
                for _ in 0..<3 { _ = try await begun.next() }
                #expect(try await office.queue.counts() == [.running: 3, .queued: 2])
                gate.open()
                for number in 0..<5 { try await wait(log, for: .succeeded, of: RunID("r\(number)")) }
            }
            let counter = try metrics.expectCounter(
                "storywriter_run_claims_total", [("kind", "story"), ("state", "succeeded")])
            #expect(counter.totalValue == 5)
            let waits = try metrics.expectTimer("storywriter_run_wait_seconds", [("kind", "story")])
            // Each was queued a second after the one before, and this calendar stands still while they work.
            #expect(waits.values.count == 5 && waits.values.allSatisfy { (0...4_000_000_000).contains($0) })
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run that waits for ever ends promptly when it is cancelled or paused`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let begun = Mailbox<RunID>()
            let handler = ClosureHandler { lease in
                begun.send(lease.run.id)
                return await Self.waitForever()
            }
            // No hand of this clock moves: only the notices can do it.
            let worker = RunWorker(queue: office.queue, handler: handler, clock: ManualClock())
            let log = RunLog(database: office.database)
            try await with(worker, log) {
                for id in ["a", "b"] { try await office.enqueue(id) }
                for _ in 0..<2 { _ = try await begun.next() }
                try await office.queue.cancel(RunID("a"), of: Office.ann)
                try await wait(log, for: .cancelled, of: RunID("a"))
                try await office.queue.pause(RunID("b"), of: Office.ann)
                try await wait(log, for: .paused, of: RunID("b"))
                try await office.queue.resume(RunID("b"), of: Office.ann)
                #expect(try await begun.next() == RunID("b"))
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `without notices a worker finds runs and wishes within a second`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let begun = Mailbox<RunID>()
            let clock = ManualClock()
            let silent = WatchedDatabase(base: office.database, isSilent: true)
            let queue = RunQueue(database: silent, now: { office.calendar.now })
            let handler = ClosureHandler { lease in
                begun.send(lease.run.id)
                return await Self.waitForever()
            }
            let log = RunLog(database: office.database)
            try await with(RunWorker(queue: queue, handler: handler, clock: clock), log) {
                await clock.waitForSleepers(count: 2)
                try await office.enqueue("a")
                clock.advance(by: .seconds(1))
                _ = try await begun.next()
                await clock.waitForSleepers(count: 2)
                try await office.queue.cancel(RunID("a"), of: Office.ann)
                clock.advance(by: .seconds(1))
                try await wait(log, for: .cancelled, of: RunID("a"))
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a worker that is told to stop gives its runs back and claims no more`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let begun = Mailbox<RunID>()
            let handler = ClosureHandler { lease in
                begun.send(lease.run.id)
                return await Self.waitForever()
            }
            let worker = RunWorker(queue: office.queue, handler: handler, clock: ManualClock())
            try await office.enqueue("a")
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup { group in
                    group.addTask { try await worker.run() }
                    _ = try await begun.next()
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
            let run = try await office.queue.run(RunID("a"), of: nil)
            #expect(run.state == .queued && run.attempt == 0)
            #expect(begun.waiting.isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a drain time lets runs end by themselves and is over when they have`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let (begun, gate, clock) = (Mailbox<RunID>(), Gate(), ManualClock())
            var settings = WorkerSettings()
            settings.drainTime = .seconds(20)
            let handler = ClosureHandler { lease in
                begun.send(lease.run.id)
                guard lease.run.id == RunID("quick") else { return await Self.waitForever() }
                try? await gate.pass()
                return .succeeded(result: "{}")
            }
            let worker = RunWorker(queue: office.queue, handler: handler, settings: settings, clock: clock)
            try await office.enqueue("quick")
            try await office.enqueue("slow")
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup { group in
                    group.addTask { try await worker.run() }
                    for _ in 0..<2 { _ = try await begun.next() }
                    await clock.waitForSleepers(count: 2)
                    trigger.triggerGracefulShutdown()
                    await clock.waitForSleepers(count: 3)
                    gate.open()
                    while try await office.queue.run(RunID("quick"), of: nil).state == .running { await Task.yield() }
                    #expect(try await office.queue.run(RunID("slow"), of: nil).state == .running)
                    clock.advance(by: .seconds(20))
                    try await group.waitForAll()
                }
            }
            #expect(try await office.queue.counts() == [.queued: 1])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run goes on in another worker when its own is gone, and the old one writes nothing`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let (begun, gone, clock) = (Mailbox<Lease>(), Signal(), ManualClock())
            let slow = ClosureHandler { lease in
                begun.send(lease)
                _ = await Self.waitForever()
                gone.fire()
                return .succeeded(result: #"{"by":"old"}"#)
            }
            let quick = ClosureHandler { lease in .succeeded(result: "{\"by\":\"\(lease.holder)\"}") }
            let log = RunLog(database: office.database)
            let metrics = TestMetrics()
            let new = RunWorker(queue: office.queue, handler: quick, clock: ManualClock(), factory: metrics)
            var settings = WorkerSettings()
            settings.concurrency = 1
            try await with(RunWorker(queue: office.queue, handler: slow, settings: settings, clock: clock), log) {
                try await office.enqueue("a")
                let old = try await begun.next()
                // As if the process stood still for longer than its lease.
                office.calendar.advance(by: 31)
                try await withThrowingTaskGroup { group in
                    group.addTask { try await new.run() }
                    try await wait(log, for: .succeeded, of: RunID("a"))
                    group.cancelAll()
                }
                await clock.waitForSleepers(count: 2)
                clock.advance(by: .seconds(10))
                try await gone.wait()
                let run = try await office.queue.run(RunID("a"), of: nil)
                #expect(run.result == "{\"by\":\"\(new.holder)\"}" && run.attempt == 1)
                #expect(old.holder != new.holder)
                let lost = try metrics.expectCounter("storywriter_run_leases_lost_total", [("kind", "story")])
                #expect(lost.totalValue == 1)
                #expect(metrics.timers(label: "storywriter_run_wait_seconds").isEmpty)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a worker that takes over its own run stops its earlier work on it`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let begun = Mailbox<Lease>()
            let handler = ClosureHandler { lease in
                begun.send(lease)
                return lease.token == 1 ? await Self.waitForever() : .succeeded(result: "\(lease.token)")
            }
            let clock = ManualClock()
            let log = RunLog(database: office.database)
            try await with(RunWorker(queue: office.queue, handler: handler, clock: clock), log) {
                try await office.enqueue("a")
                _ = try await begun.next()
                office.calendar.advance(by: 31)
                clock.advance(by: .seconds(1))
                #expect(try await begun.next().token == 2)
                try await wait(log, for: .succeeded, of: RunID("a"))
            }
            #expect(try await office.queue.run(RunID("a"), of: nil).result == "2")
        }
    }
}
