import LanguageModels
import Synchronization
import Testing

@testable import ModelProviders

@Suite struct CallLimitsTests {
    /// A clock that a test moves by hand: whoever sleeps wakes when it is moved past the time asked for.
    private final class HandClock: Clock {
        typealias Duration = Swift.Duration

        struct Instant: InstantProtocol {
            var time: Duration
            func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
            func duration(to other: Instant) -> Duration { other.time - time }
            static func < (left: Instant, right: Instant) -> Bool { left.time < right.time }
        }

        private struct State {
            var now = Instant(time: .zero)
            var sleepers: [Int: (Instant, CheckedContinuation<Void, any Error>)] = [:]
            var next = 0
        }

        private let state = Mutex(State())
        /// One element for each sleeper that has lain down, with the time it is to be woken at.
        let sleeps: AsyncStream<Duration>
        private let slept: AsyncStream<Duration>.Continuation
        let minimumResolution = Duration.zero

        init() {
            (sleeps, slept) = AsyncStream.makeStream(of: Duration.self)
        }

        var now: Instant { state.withLock { $0.now } }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            let id = state.withLock { state in
                state.next += 1
                return state.next
            }
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                    state.withLock { state in
                        if Task.isCancelled {
                            continuation.resume(throwing: CancellationError())
                        } else {
                            state.sleepers[id] = (deadline, continuation)
                        }
                    }
                    slept.yield(deadline.time)
                }
            } onCancel: {
                state.withLock { $0.sleepers.removeValue(forKey: id) }?.1.resume(throwing: CancellationError())
            }
        }

        func move(to time: Duration) {
            let due = state.withLock { state in
                state.now = Instant(time: time)
                let due = state.sleepers.filter { $0.value.0 <= state.now }
                due.keys.forEach { state.sleepers[$0] = nil }
                return due.values.map(\.1)
            }
            due.forEach { $0.resume() }
        }
    }

    private let timeouts = ProviderTimeouts(firstToken: .seconds(10), idle: .seconds(4), total: .seconds(100))

    /// Lets the watch sleep as it likes until the clock stands at `end`.
    ///
    /// - Parameters:
    ///   - pieces: when pieces of the answer come; the clock stops there.
    ///   - signs: when signs of life come.
    /// - Returns: the moments at which the watch looked.
    private func pass(
        to end: Duration, _ clock: HandClock, _ limits: CallLimits, pieces: Set<Duration> = [],
        signs: Set<Duration> = []
    ) async -> [Duration] {
        var looks: [Duration] = []
        for await moment in clock.sleeps {
            looks.append(moment)
            if pieces.contains(moment) { limits.mark(.piece) }
            if signs.contains(moment) { limits.mark(.life) }
            clock.move(to: moment)
            if moment >= end { break }
        }
        return looks
    }

    @Test func `Without a piece the first token's limit passes`() async {
        let clock = HandClock()
        let limits = CallLimits(timeouts, clock: clock)
        async let watching: Void = limits.watch()
        let looks = await pass(to: .seconds(10), clock, limits)
        await watching
        #expect(looks.last == .seconds(10) && limits.passed == .firstToken)
    }

    @Test func `Each piece moves the limit of silence on`() async {
        let clock = HandClock()
        let limits = CallLimits(timeouts, clock: clock)
        async let watching: Void = limits.watch()
        let looks = await pass(to: .seconds(6), clock, limits, pieces: [.seconds(1), .seconds(3)])
        await watching
        // The piece of the third second comes at the end of the second one: four seconds of silence follow.
        #expect(looks.last == .seconds(6) && limits.passed == .idle)
    }

    @Test func `Signs of life begin the first token's limit anew, and do not end it`() async {
        let clock = HandClock()
        let limits = CallLimits(timeouts, clock: clock)
        async let watching: Void = limits.watch()
        let looks = await pass(to: .seconds(16), clock, limits, signs: [.seconds(3), .seconds(7)])
        await watching
        // The sign of the seventh second comes at the end of the sixth one: ten seconds without another follow.
        #expect(looks.last == .seconds(16) && limits.passed == .firstToken)
    }

    @Test func `While nothing is read the limit of silence rests, and begins anew afterwards`() async {
        let clock = HandClock()
        let limits = CallLimits(timeouts, clock: clock)
        limits.mark()
        limits.rest()
        async let watching: Void = limits.watch()
        _ = await pass(to: .seconds(20), clock, limits)
        #expect(limits.passed == nil)
        limits.goOn()
        let looks = await pass(to: .seconds(24), clock, limits)
        await watching
        #expect(looks.last == .seconds(24) && limits.passed == .idle)
    }

    @Test func `Signs of life without end run into the limit of the whole call`() async {
        let clock = HandClock()
        let limits = CallLimits(timeouts, clock: clock)
        async let watching: Void = limits.watch()
        let signs = Set((1...100).map { Duration.seconds($0) })
        _ = await pass(to: .seconds(100), clock, limits, signs: signs)
        await watching
        #expect(limits.passed == .total)
    }

    @Test func `Silence is told now and then until a piece comes`() async {
        let clock = HandClock()
        let limits = CallLimits(
            ProviderTimeouts(firstToken: .seconds(45), idle: .seconds(40), total: .seconds(900)), clock: clock)
        let told = Mutex<[Duration]>([])
        async let watching: Void = limits.watch { silence in told.withLock { $0.append(silence) } }
        // The piece of the 36th second comes at the end of the 34th one: forty seconds of silence follow.
        _ = await pass(to: .seconds(74), clock, limits, pieces: [.seconds(36)])
        await watching
        #expect(told.withLock { $0 } == [.seconds(10), .seconds(20), .seconds(30)])
    }

    @Test func `Pieces without end run into the limit of the whole call`() async {
        let clock = HandClock()
        let limits = CallLimits(
            ProviderTimeouts(firstToken: .seconds(10), idle: .seconds(200), total: .seconds(100)), clock: clock)
        async let watching: Void = limits.watch()
        _ = await pass(to: .seconds(100), clock, limits, pieces: [.seconds(2)])
        await watching
        #expect(limits.passed == .total)
    }

    @Test func `No sleep outlasts a call by more than two seconds`() async {
        let clock = HandClock()
        let limits = CallLimits(
            ProviderTimeouts(firstToken: .seconds(120), idle: .seconds(60), total: .seconds(900)), clock: clock)
        async let watching: Void = limits.watch()
        let looks = await pass(to: .seconds(120), clock, limits)
        await watching
        #expect(zip(looks.dropFirst(), looks).allSatisfy { $0 - $1 <= .seconds(2) })
    }
}
