import Testing

@testable import ModelProviders

@Suite(.timeLimit(.minutes(30)))
struct TurnQueueTests {
    @Test func `gives turns in the order of asking`() async throws {
        let queue = TurnQueue(turns: 1)
        let notes = Notes<Int>()
        let gate = OneTimeSignal<Void>()
        let holder = Task { try await queue.turn { try await gate.wait() } }
        await untilTrue { queue.free == 0 }
        var waiters: [Task<Void, any Error>] = []
        for number in 1...5 {
            waiters.append(Task { try await queue.turn { notes.add(number) } })
            await untilTrue { queue.waiting == number }
        }
        gate.send(())
        try await holder.value
        for waiter in waiters { try await waiter.value }
        #expect(notes.all == [1, 2, 3, 4, 5])
        #expect(queue.free == 1)
    }

    @Test func `a cancelled waiter leaves the queue and costs no turn`() async throws {
        let queue = TurnQueue(turns: 1)
        let notes = Notes<String>()
        let gate = OneTimeSignal<Void>()
        let holder = Task { try await queue.turn { try await gate.wait() } }
        await untilTrue { queue.free == 0 }
        let leaver = Task { try await queue.turn { notes.add("leaver") } }
        await untilTrue { queue.waiting == 1 }
        let stayer = Task { try await queue.turn { notes.add("stayer") } }
        await untilTrue { queue.waiting == 2 }
        leaver.cancel()
        await #expect(throws: CancellationError.self) { try await leaver.value }
        gate.send(())
        try await holder.value
        try await stayer.value
        #expect(notes.all == ["stayer"])
        #expect(queue.free == 1)
    }

    @Test func `a failing body gives its turn back`() async throws {
        let queue = TurnQueue(turns: 2)
        await #expect(throws: Fault.self) { try await queue.turn { throw Fault() } }
        #expect(queue.free == 2)
    }

    @Test func `a signal wakes all waiters, and is remembered`() async throws {
        let signal = OneTimeSignal<Int>()
        async let first = signal.wait()
        async let second = signal.wait()
        signal.send(7)
        signal.send(8)
        #expect(try await [first, second, signal.wait()] == [7, 7, 7])
    }

    @Test func `a cancelled waiter of a signal is let go`() async throws {
        let signal = OneTimeSignal<Int>()
        let waiter = Task { try await signal.wait() }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
    }

    private struct Fault: Error {}

    /// Comes back when `condition` holds; other tasks make it true.
    private func untilTrue(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }
}
