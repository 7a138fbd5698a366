import Foundation
import Jobs
import Storage
import StoryDomain
import Testing

/// What the holder of a lease may do, and how it lets go.
@Suite struct LeaseTests {
    private let reason = RunReason(code: "provider_down", message: "Try later.")

    @Test(arguments: DatabaseDriver.allCases)
    func `who lost the lease writes nothing`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            try await office.enqueue("a")
            let old = try await office.claim(as: "old")
            office.calendar.advance(by: 31)
            let new = try await office.claim(as: "new")
            let before = try await office.queue.run(new.run.id, of: nil)
            await expect(.leaseLost) {
                try await office.database.write { [queue = office.queue] connection in
                    try queue.append([.paragraph()], under: old, in: connection)
                }
            }
            await expect(.leaseLost) { _ = try await office.queue.finish(old, .succeeded(result: "{}")) }
            #expect(try await office.queue.run(new.run.id, of: nil) == before)
            try await office.queue.finish(new, .succeeded(result: "{}"))
            await expect(.leaseLost) { _ = try await office.queue.heartbeat(new) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a step that is undone leaves no gap in the log`(driver: DatabaseDriver) async throws {
        struct Refusal: Error {}
        try await Office.with(driver) { office async throws in
            try await office.enqueue("a")
            let lease = try await office.claim()
            for isUndone in [false, true, false] {
                try? await office.database.write { [queue = office.queue] connection in
                    try queue.append(
                        [.happening(), .paragraph()], under: lease, in: connection)
                    if isUndone { throw Refusal() }
                }
            }
            try await office.queue.finish(lease, .succeeded(result: #"{"words":12}"#))
            let log = try await RunLog(database: office.database).read(lease.run.id, after: 0, limit: 99)
            #expect(log.map(\.number) == Array(1...7))
            #expect(log.map(\.kind) == [.state, .state, .event, .paragraph, .event, .paragraph, .state])
            let run = try await office.queue.run(lease.run.id, of: nil)
            #expect(run.result == #"{"words":12}"# && run.state == .succeeded && run.lastEvent == 7)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a failed try waits as the back-off says, and the last one fails`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a") { $0.maxAttempts = 4 }.id
            // Half of 2 s and of 4 s, and then what the provider asks for.
            for (after, seconds) in [(Duration?.none, 1.0), (.none, 2.0), (.seconds(90), 90.0)] {
                let waiting = try await office.queue.finish(try await office.claim(), .retry(reason, after: after))
                #expect(waiting.state == .waiting && waiting.reason == reason)
                #expect(waiting.availableAt == office.calendar.now.addingTimeInterval(seconds))
                #expect(try await office.claimAll() == [])
                office.calendar.advance(by: seconds)
            }
            let failed = try await office.queue.finish(try await office.claim(), .retry(reason))
            #expect(failed.state == .failed && failed.reason == reason)
            #expect(try await office.queue.retry(id, of: Office.ann).state == .queued)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a snooze, a pause and a release use up no try`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a") { $0.maxAttempts = 1 }.id
            let tomorrow = office.calendar.now.addingTimeInterval(86_400)
            let waiting = try await office.queue.finish(try await office.claim(), .snooze(until: tomorrow, reason))
            #expect(waiting.state == .waiting && waiting.availableAt == tomorrow && waiting.attempt == 0)
            let entry = try #require(try await RunLog(database: office.database).last(.state, of: id))
            guard case .state(let note) = try entry.event() else { Issue.record("no state"); return }
            #expect(note.until == tomorrow)
            office.calendar.advance(by: 86_400)
            #expect(try await office.queue.finish(try await office.claim(), .released).state == .queued)
            #expect(try await office.queue.finish(try await office.claim(), .paused(reason)).reason == reason)
            try await office.queue.resume(id, of: Office.ann)
            #expect(try await office.claim().run.attempt == 0)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a wish decides how an unfinished run ends`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let ends: [(RunWish, RunOutcome, RunState)] = [
                (.cancel, .released, .cancelled), (.cancel, .failed(reason), .cancelled),
                (.cancel, .succeeded(result: "{}"), .succeeded), (.pause, .released, .paused),
                (.pause, .retry(reason), .paused), (.pause, .failed(reason), .failed),
            ]
            for (number, (wish, outcome, state)) in ends.enumerated() {
                let id = try await office.enqueue("r\(number)").id
                let lease = try await office.claim()
                let ask = wish == .cancel ? office.queue.cancel : office.queue.pause
                let asked = try await ask(id, nil)
                #expect(asked.state == .running && asked.wish == wish)
                #expect(try await office.queue.heartbeat([lease]) == [lease: wish])
                #expect(try await office.queue.asked(of: "worker") == [id])
                let ended = try await office.queue.finish(lease, outcome)
                #expect(ended.state == state && ended.wish == .none, "\(wish) with \(outcome)")
            }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `a cancellation is not taken back by a pause`(driver: DatabaseDriver) async throws {
        try await Office.with(driver) { office async throws in
            let id = try await office.enqueue("a").id
            _ = try await office.claim()
            try await office.queue.pause(id, of: nil)
            try await office.queue.cancel(id, of: nil)
            #expect(try await office.queue.pause(id, of: nil).wish == .cancel)
        }
    }
}
