import Foundation
import Jobs
import Storage
import StoryDomain
import TestSupport
import Testing

/// Who gets a worker next, and how many at once.
@Suite struct ClaimTests {
    @Test(arguments: DatabaseDriver.allCases)
    func `users take turns, however long their queues are`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.perUser = 9 }) { office async throws in
            for id in ["a1", "a2", "a3"] { try await office.enqueue(id, of: Office.ann) }
            for id in ["b1", "b2"] { try await office.enqueue(id, of: Office.bob) }
            try await office.enqueue("c1", of: Office.cem)
            #expect(try await office.claimAll() == ["a1", "b1", "c1", "a2", "b2", "a3"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `priority decides between equally busy users and among one user's runs, age after that`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver, { $0.perUser = 9 }) { office async throws in
            try await office.enqueue("a1", of: Office.ann)
            try await office.enqueue("a2", of: Office.ann) { $0.priority = 1 }
            try await office.enqueue("b1", of: Office.bob) { $0.priority = 2 }
            try await office.enqueue("b2", of: Office.bob) { $0.priority = 9 }
            #expect(try await office.claimAll() == ["b2", "a2", "b1", "a1"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `no user runs more than the limit, or than the run's own limit`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            for id in ["a1", "a2", "a3"] { try await office.enqueue(id, of: Office.ann) }
            for id in ["b1", "b2"] { try await office.enqueue(id, of: Office.bob) { $0.userLimit = 1 } }
            let first = try await office.claim()
            #expect(try await office.claimAll() == ["b1", "a2"])
            try await office.queue.finish(first, .succeeded(result: "{}"))
            #expect(try await office.claimAll() == ["a3"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `all users together run no more than the global limit`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.global = 3 }) { office async throws in
            for number in 0..<6 { try await office.enqueue("r\(number)", of: Office.user("u\(number)")) }
            let lease = try await office.claim()
            #expect(try await office.claimAll() == ["r1", "r2"])
            try await office.queue.finish(lease, .failed(RunReason(code: "no", message: "No.")))
            #expect(try await office.claimAll() == ["r3"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `twenty workers at once claim each run once and pass no limit`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.perUser = 3 }) { office async throws in
            for number in 0..<60 { try await office.enqueue("r\(number)", of: Office.user("u\(number % 10)")) }
            let leases = try await withThrowingTaskGroup { group in
                for worker in 0..<20 {
                    group.addTask {
                        var leases: [Lease] = []
                        while let lease = try await office.queue.claim(holder: "w\(worker)") { leases.append(lease) }
                        return leases
                    }
                }
                return try await group.reduce(into: [Lease]()) { $0 += $1 }
            }
            #expect(Set(leases.map(\.run.id)).count == leases.count)
            let byUser = Dictionary(grouping: leases, by: \.run.user).mapValues(\.count)
            #expect(byUser.count == 10 && byUser.values.allSatisfy { $0 == 3 })
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run is not claimed before its moment`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let later = office.calendar.now.addingTimeInterval(60)
            try await office.enqueue("a") { $0.availableAt = later }
            #expect(try await office.claimAll() == [])
            office.calendar.advance(by: 60)
            #expect(try await office.claimAll() == ["a"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a clock that is set back keeps no queued run waiting, and none that was put off by another time`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            let reason = RunReason(code: "busy", message: "Busy.")
            try await office.enqueue("b")
            try await office.queue.finish(try await office.claim(), .retry(reason, after: .seconds(90)))
            try await office.enqueue("a")
            let later = office.calendar.now.addingTimeInterval(60)
            try await office.enqueue("c") { $0.availableAt = later }
            // Clocks that differ by some seconds change nothing.
            office.calendar.advance(by: -20)
            #expect(try await office.claimAll() == ["a"])
            office.calendar.advance(by: -3_600)
            #expect(try await office.claimAll() == ["b"])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run whose worker is not heard of goes to another one, in spite of the limit`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver, { $0.perUser = 1 }) { office async throws in
            try await office.enqueue("a")
            try await office.enqueue("b")
            let first = try await office.claim(as: "dies")
            office.calendar.advance(by: 25)
            #expect(try await office.queue.heartbeat(first) == .none)
            office.calendar.advance(by: 29)
            #expect(try await office.claimAll(as: "other") == [])
            office.calendar.advance(by: 2)
            let second = try await office.claim(as: "other")
            #expect(second.run.id == first.run.id && second.token == first.token + 1 && second.run.attempt == 1)
            #expect(second.run.startedAt == first.run.startedAt)
            await expect(.leaseLost) { _ = try await office.queue.heartbeat(first) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run of a worker that is known to be gone is free at once, and others' are not`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver, { $0.perUser = 9 }) { office async throws in
            for id in ["a", "b", "c"] { try await office.enqueue(id) }
            let dead = try await office.claim(as: "dead")
            for holder in ["alive", "own"] { _ = try await office.claim(as: holder) }
            let asked = Mailbox<String>()
            let freed = try await office.queue.freeLeases(besides: "own") { holder in
                asked.send(holder)
                return holder == "dead"
            }
            #expect(freed == 1 && Set(asked.waiting) == ["dead", "alive"])
            let lease = try await office.claim(as: "own")
            #expect(lease.run.id == dead.run.id && lease.run.attempt == 1 && lease.waited == nil)
            #expect(try await office.claimAll() == [])
            #expect(try await office.queue.freeLeases(besides: "own") { $0 == "dead" } == 0)
            // Who was wrongly taken for dead keeps the run if nobody was quicker, and loses it else.
            await expect(.leaseLost) { _ = try await office.queue.heartbeat(dead) }
            try await office.queue.freeLeases(besides: "own") { $0 == "alive" }
            let alive = try await office.claim(as: "next")
            #expect(alive.run.id == RunID("b"))
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run that loses worker after worker fails, unless it gets on`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a") { $0.maxAttempts = 2 }.id
            // A paragraph is progress, and so is any other step that is stored; what is only said is none.
            let told = [try RunNote.paragraph(), try .happening(isStep: true), try .happening()]
            for note in told {
                let lease = try await office.claim()
                try await office.database.write { [queue = office.queue] connection in
                    try queue.append([note], under: lease, in: connection)
                }
                #expect(try await office.queue.run(id, of: nil).attempt == (note.isStep ? 0 : 1))
                office.calendar.advance(by: 31)
            }
            #expect(try await office.claimAll() == [])
            let run = try await office.queue.run(id, of: nil)
            #expect(run.state == .failed && run.reason?.code == "worker_lost" && run.finishedAt == office.calendar.now)
            #expect(try await office.queue.retry(id, of: Office.ann).attempt == 0)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `what was asked of a run that was lost is granted`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            for id in ["a", "b"] { try await office.enqueue(id) }
            _ = try await office.claimAll()
            #expect(try await office.queue.cancel(RunID("a"), of: Office.ann).wish == .cancel)
            office.calendar.advance(by: 31)
            // Nobody would hear a wish for this one any more.
            #expect(try await office.queue.pause(RunID("b"), of: Office.ann).state == .paused)
            #expect(try await office.claimAll() == [])
            #expect(try await office.queue.run(RunID("a"), of: nil).state == .cancelled)
        }
    }
}
