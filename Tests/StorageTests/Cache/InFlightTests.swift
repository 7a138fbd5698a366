import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct InFlightTests {
    private struct Broken: Error, Equatable {}

    /// Counts the calls that were made and holds them until the test lets them go on.
    private final class Upstream: Sendable {
        let calls = Mutex(0)
        let arrivals = Mailbox<Int>()
        let cancellations = Mailbox<Int>()
        let mayGo = Signal()

        func call() async throws -> Int {
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            arrivals.send(number)
            do {
                try await mayGo.wait()
            } catch {
                cancellations.send(number)
                throw error
            }
            return number
        }
    }

    private let inFlight = InFlight<String, Int>()
    private let upstream = Upstream()

    private func ask(_ key: String = "k") -> Task<InFlight<String, Int>.Shared, any Error> {
        let (inFlight, upstream) = (inFlight, upstream)
        return Task { try await inFlight.value(for: key) { try await upstream.call() } }
    }

    /// Until this many wait for the key; each look gives the others a turn.
    private func waitForWaiters(_ count: Int, for key: String = "k") async {
        while inFlight.waiterCount(for: key) != count { await Task.yield() }
    }

    @Test(.timeLimit(.minutes(30))) func `Sixty-four identical questions are one call`() async throws {
        let askers = (0..<64).map { _ in ask() }
        await waitForWaiters(64)
        upstream.mayGo.fire()
        var joined = 0
        for asker in askers {
            let shared = try await asker.value
            #expect(shared.value == 1)
            if shared.isJoined { joined += 1 }
        }
        #expect(joined == 63)
        #expect(upstream.calls.withLock { $0 } == 1)
        #expect(inFlight.waiterCount(for: "k") == 0)
    }

    @Test(.timeLimit(.minutes(30))) func `Different questions do not wait for each other`() async throws {
        let (one, two) = (ask("a"), ask("b"))
        _ = try await upstream.arrivals.next()
        _ = try await upstream.arrivals.next()
        upstream.mayGo.fire()
        #expect(Set([try await one.value.value, try await two.value.value]) == [1, 2])
    }

    @Test(.timeLimit(.minutes(30))) func `A waiter that goes leaves the call to the others`() async throws {
        let askers = (0..<3).map { _ in ask() }
        await waitForWaiters(3)
        askers[0].cancel()
        askers[1].cancel()
        await #expect(throws: CancellationError.self) { try await askers[0].value }
        await #expect(throws: CancellationError.self) { try await askers[1].value }
        upstream.mayGo.fire()
        #expect(try await askers[2].value.value == 1)
        #expect(upstream.cancellations.waiting.isEmpty)
    }

    @Test(.timeLimit(.minutes(30))) func `The last waiter that goes takes the call with it`() async throws {
        let askers = [ask(), ask()]
        await waitForWaiters(2)
        for asker in askers { asker.cancel() }
        #expect(try await upstream.cancellations.next() == 1)
        // Who asks now begins anew.
        let next = ask()
        await waitForWaiters(1)
        upstream.mayGo.fire()
        #expect(try await next.value.value == 2)
    }

    @Test(.timeLimit(.minutes(30))) func `A failure reaches all who wait, and nobody after them`() async throws {
        let (inFlight, pause) = (inFlight, Signal())
        let failing = (0..<3).map { _ in
            Task {
                try await inFlight.value(for: "k") {
                    try await pause.wait()
                    throw Broken()
                }
            }
        }
        await waitForWaiters(3)
        pause.fire()
        for asker in failing {
            await #expect(throws: Broken()) { try await asker.value }
        }
        upstream.mayGo.fire()
        #expect(try await ask().value.value == 1)
    }

    @Test(.timeLimit(.minutes(30))) func `Who is cancelled before asking begins no call`() async throws {
        let (inFlight, upstream, pause) = (inFlight, upstream, Signal())
        let asker = Task {
            try? await pause.wait()
            return try await inFlight.value(for: "k") { try await upstream.call() }
        }
        asker.cancel()
        await #expect(throws: CancellationError.self) { try await asker.value }
        #expect(upstream.calls.withLock { $0 } == 0)
    }
}
