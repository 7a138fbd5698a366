import Testing

@testable import TestSupport

@Suite struct ManualClockTests {
    @Test func `A sleeper wakes when the hands reach its deadline, not before`() async throws {
        let clock = ManualClock()
        let woke = Signal()
        let task = Task {
            try await clock.sleep(for: .seconds(5))
            woke.fire()
        }
        await clock.waitForSleepers(count: 1)
        clock.advance(by: .seconds(4))
        #expect(clock.sleeperCount == 1)
        #expect(!woke.isFired)
        clock.advance(by: .seconds(1))
        try await task.value
        #expect(woke.isFired)
        #expect(clock.now.offset == .seconds(5))
    }

    @Test func `Sleepers wake in the order of their deadlines`() async throws {
        let clock = ManualClock()
        let order = Mailbox<Int>()
        let tasks = [3, 1, 2].map { seconds in
            Task {
                try await clock.sleep(for: .seconds(seconds))
                order.send(seconds)
            }
        }
        await clock.waitForSleepers(count: 3)
        var woken: [Int] = []
        for _ in 0..<3 {
            let moved = await clock.advanceToNextSleeper()
            #expect(moved == .seconds(1))
            woken.append(try await order.next())
        }
        #expect(woken == [1, 2, 3])
        for task in tasks { try await task.value }
    }

    @Test func `A cancelled sleeper throws and is forgotten`() async throws {
        let clock = ManualClock()
        let task = Task { try await clock.sleep(for: .seconds(60)) }
        await clock.waitForSleepers(count: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func `A deadline that has passed does not sleep`() async throws {
        let clock = ManualClock()
        clock.advance(by: .seconds(2))
        try await clock.sleep(until: ManualClock.Instant(offset: .seconds(1)))
        #expect(clock.now.offset == .seconds(2))
    }

    @Test func `An instant clock moves its own hands and remembers every sleep`() async throws {
        let clock = ManualClock(.instant)
        try await clock.sleep(for: .seconds(1))
        try await clock.sleep(for: .milliseconds(250))
        #expect(clock.now.offset == .milliseconds(1250))
        #expect(clock.sleeps == [.seconds(1), .milliseconds(250)])
    }
}
