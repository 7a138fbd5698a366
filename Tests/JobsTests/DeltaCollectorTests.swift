import Foundation
import Jobs
import Storage
import StoryDomain
import TestSupport
import Testing

/// How pieces of text get into the logs.
@Suite(.timeLimit(.minutes(30))) struct DeltaCollectorTests {
    private struct Refusal: Error {}

    private func delta(_ text: String, part: String = "text") -> RunDelta { RunDelta(part: part, text: text) }

    /// The log behind the states, with deltas as their text.
    private func log(_ office: Office, _ id: RunID) async throws -> [String] {
        try await RunLog(database: office.database).read(id, after: 2, limit: 999).map { entry in
            entry.kind == .delta ? try entry.said : entry.kind.rawValue
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `all runs of the process share one write in each interval`(driver: DatabaseDriver) async throws {
        try await Office.with(driver, { $0.perUser = 9 }) { office async throws in
            let clock = ManualClock()
            let watched = WatchedDatabase(base: office.database)
            let queue = RunQueue(database: watched, now: { office.calendar.now })
            let collector = DeltaCollector(queue: queue, clock: clock)
            for number in 0..<5 { try await office.enqueue("r\(number)") }
            var leases: [Lease] = []
            while let lease = try await office.queue.claim(holder: "w") { leases.append(lease) }
            await withThrowingTaskGroup { group in
                group.addTask { try await collector.run() }
                for round in 1...3 {
                    for lease in leases {
                        for letter in ["x", "y", "z"] { collector.add(delta("\(letter)\(round)"), of: lease) }
                    }
                    if round == 1 { await clock.waitForSleepers(count: 1) }
                }
                // The first round may have been written while it was still being added to; nothing more is before 100 ms.
                let early = watched.writes
                #expect(early == 1)
                clock.advance(by: .milliseconds(99))
                #expect(watched.writes == early)
                clock.advance(by: .milliseconds(1))
                while watched.writes == early { await Task.yield() }
                await clock.waitForSleepers(count: 1)
                #expect(watched.writes == 2)
                group.cancelAll()
            }
            for lease in leases {
                let entries = try await log(office, lease.run.id)
                #expect(entries.joined() == "x1y1z1x2y2z2x3y3z3")
                #expect(entries.count <= 2)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `pieces come before the paragraph that they became, each once, even if the step is undone`(
        driver: DatabaseDriver
    ) async throws {
        try await Office.with(driver) { office async throws in
            try await office.enqueue("a")
            let lease = try await office.claim()
            let collector = DeltaCollector(queue: office.queue)
            func step(isUndone: Bool = false) async throws {
                try await office.database.write { connection in
                    try collector.append([.paragraph()], under: lease, in: connection)
                    if isUndone { throw Refusal() }
                }
            }
            collector.add(delta("one "), of: lease)
            try await collector.flush()
            collector.add(delta("two "), of: lease)
            collector.add(delta("three "), of: lease)
            await #expect(throws: Refusal.self) { try await step(isUndone: true) }
            try await step()
            try await step()
            collector.add(delta("four "), of: lease)
            try await collector.flush()
            try await collector.flush()
            collector.add(delta("five"), of: lease)
            collector.add(delta("premise", part: "premise"), of: lease)
            try await office.queue.finish(lease, .succeeded(result: "{}"), deltas: collector)
            #expect(
                try await log(office, lease.run.id) == [
                    "one ", "two three ", "paragraph", "paragraph", "four ", "five", "premise", "state",
                ])
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `steps and flushes that race log each piece once and in order`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            try await office.enqueue("a")
            let lease = try await office.claim()
            let collector = DeltaCollector(queue: office.queue)
            try await withThrowingTaskGroup { group in
                group.addTask {
                    for number in 0..<200 {
                        collector.add(delta("\(number) "), of: lease)
                        guard number % 10 == 9 else { continue }
                        try await office.database.write { connection in
                            try collector.append([.paragraph("\(number)")], under: lease, in: connection)
                        }
                    }
                }
                group.addTask { for _ in 0..<100 { try await collector.flush() } }
                try await group.waitForAll()
            }
            let entries = try await log(office, lease.run.id)
            let paragraphs = entries.split(separator: "paragraph", omittingEmptySubsequences: false)
            #expect(paragraphs.count == 21)
            for (index, pieces) in paragraphs.prefix(20).enumerated() {
                let expected = (index * 10..<index * 10 + 10).map { "\($0) " }.joined()
                #expect(pieces.joined() == expected)
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a run that is lost takes its own pieces with it and no others`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            for id in ["a", "b"] { try await office.enqueue(id) }
            let lost = try await office.claim(as: "w")
            let kept = try await office.claim(as: "w")
            office.calendar.advance(by: 31)
            try await office.queue.heartbeat(kept)
            let next = try await office.claim(as: "w")
            let collector = DeltaCollector(queue: office.queue)
            collector.add(delta("lost"), of: lost)
            collector.add(delta("kept"), of: kept)
            try await collector.flush()
            collector.add(delta("new"), of: next)
            collector.add(delta("late"), of: lost)
            try await collector.flush()
            #expect(try await log(office, kept.run.id) == ["kept"])
            #expect(try await log(office, next.run.id) == ["state", "new"])
        }
    }
}
