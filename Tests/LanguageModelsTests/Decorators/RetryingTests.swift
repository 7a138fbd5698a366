import MetricsTestKit
import StoryDomain
import Synchronization
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct RetryingTests {
    private let policy = RetryPolicy(
        attempts: 6, firstBackoff: .seconds(1), longestBackoff: .seconds(4), totalWaiting: .seconds(100),
        waitsForBreaker: false
    )

    private func retrying(
        _ answers: ScriptedModel.Answer..., policy: RetryPolicy? = nil, random: Double = 0.5
    ) -> (retrying: Retrying, model: ScriptedModel, clock: ManualClock) {
        let model = ScriptedModel(answers)
        let clock = ManualClock(.instant)
        return (Retrying(model, policy: policy ?? self.policy, clock: clock) { random }, model, clock)
    }

    @Test func `Waits are drawn from windows that double up to the longest`() async {
        let busy = ScriptedModel.Answer.failure(ModelError.testing())
        let (retrying, _, clock) = retrying(busy, busy, busy, busy, busy, .text("Once."))
        let reading = await Reading(retrying)
        let waits: [Duration] = [.milliseconds(500), .seconds(1), .seconds(2), .seconds(2), .seconds(2)]
        #expect(reading.waits == waits)
        #expect(clock.sleeps == waits)
        #expect(clock.now.offset == .milliseconds(7_500))
        #expect(reading.text == "Once.")
        #expect(reading.error == nil)
    }

    @Test func `Each wait has a draw of its own`() async {
        let draws = Mutex([0.25, 0.0, 0.75])
        let busy = ScriptedModel.Answer.failure(ModelError.testing())
        let retrying = Retrying(
            ScriptedModel([busy, busy, busy, .text("Once.")]), policy: policy, clock: ManualClock(.instant)
        ) { draws.withLock { $0.removeFirst() } }
        #expect(await Reading(retrying).waits == [.milliseconds(250), .zero, .seconds(3)])
    }

    @Test func `The provider's own wait is kept in full, with the jitter on top`() async {
        let (retrying, _, _) = retrying(
            .failure(ModelError.testing(.rateLimited, .retry(after: .seconds(10)))), .text("Once."))
        let reading = await Reading(retrying)
        #expect(
            reading.events.first
                == .waiting(
                    Wait(provider: "scripted", duration: .milliseconds(10_500), reason: "It is overloaded: wait.")))
    }

    @Test func `The wait is announced before it is slept, and the next try made after it`() async throws {
        let model = ScriptedModel([.failure(ModelError.testing()), .text("Once.")])
        let clock = ManualClock()
        let retrying = Retrying(model, policy: policy, clock: clock) { 0.5 }
        var iterator = retrying.stream(.testing).makeAsyncIterator()
        guard case .waiting = try await iterator.next() else {
            Issue.record("No wait was announced.")
            return
        }
        #expect(clock.sleeps.isEmpty)
        #expect(model.requests.count == 1)
        let hands = Task { await clock.advanceToNextSleeper() }
        #expect(try await iterator.next() == .text("Once."))
        #expect(await hands.value == .milliseconds(500))
        #expect(model.requests.count == 2)
    }

    @Test func `After the last attempt the last error is thrown as it is`() async {
        let last = ModelError.testing(.timedOut)
        var short = policy
        short.attempts = 3
        let busy = ScriptedModel.Answer.failure(ModelError.testing())
        let (retrying, model, clock) = retrying(busy, busy, .failure(last), .text("Once."), policy: short)
        let reading = await Reading(retrying)
        #expect(reading.modelError == last)
        #expect(model.requests.count == 3)
        #expect(clock.sleeps.count == 2)
    }

    @Test func `All waits together never pass the cap`() async {
        var short = policy
        short.totalWaiting = .milliseconds(2_500)
        let busy = ScriptedModel.Answer.failure(ModelError.testing())
        let (retrying, model, clock) = retrying(busy, busy, busy, busy, policy: short, random: 1)
        let reading = await Reading(retrying)
        #expect(clock.sleeps == [.seconds(1), .milliseconds(1_500)])
        #expect(reading.modelError == .testing())
        #expect(model.requests.count == 3)
    }

    @Test func `A wait longer than the cap becomes a not-now`() async {
        let limited = ModelError.testing(.rateLimited, .retry(after: .seconds(101)))
        let (retrying, _, clock) = retrying(.failure(limited))
        let reading = await Reading(retrying)
        #expect(reading.modelError == .testing(.rateLimited, .notNow(after: .seconds(101))))
        #expect(reading.events.isEmpty)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `The cap counts what was already waited`() async {
        let limited = ModelError.testing(.rateLimited, .retry(after: .seconds(60)))
        let (retrying, _, clock) = retrying(.failure(limited), .failure(limited), random: 0)
        let reading = await Reading(retrying)
        #expect(clock.sleeps == [.seconds(60)])
        #expect(reading.modelError?.disposition == .notNow(after: .seconds(60)))
    }

    @Test func `A wait that fits exactly is waited without jitter`() async {
        let limited = ModelError.testing(.rateLimited, .retry(after: .seconds(100)))
        let (retrying, _, clock) = retrying(.failure(limited), .text("Once."))
        #expect(await Reading(retrying).error == nil)
        #expect(clock.sleeps == [.seconds(100)])
    }

    @Test(arguments: [ModelError.Disposition.never, .notNow(after: .seconds(1)), .notNow(after: nil)])
    func `Errors that say not now or never pass`(disposition: ModelError.Disposition) async {
        let error = ModelError.testing(.quotaExhausted, disposition)
        let (retrying, model, clock) = retrying(.failure(error), .text("Once."))
        let reading = await Reading(retrying)
        #expect(reading.modelError == error)
        #expect(model.requests.count == 1)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `After text an error passes`() async {
        let (retrying, model, _) = retrying(.failure(ModelError.testing(.truncated), after: "Once"), .text("Twice."))
        let reading = await Reading(retrying)
        #expect(reading.events == [.text("Once")])
        #expect(reading.modelError == .testing(.truncated))
        #expect(model.requests.count == 1)
    }

    @Test func `A stream cut before any text is tried again`() async {
        let (retrying, model, _) = retrying(.events([.reading(done: 1, total: 2)]), .text("Once."))
        let reading = await Reading(retrying)
        #expect(reading.text == "Once.")
        #expect(reading.waits == [.milliseconds(500)])
        #expect(model.requests.count == 2)
    }

    @Test func `An open breaker is waited for only where nobody else is left`() async {
        let open = ModelError.testing(.breakerOpen, .retry(after: .seconds(7)))
        let (passing, _, _) = retrying(.failure(open), .text("Once."))
        #expect(await Reading(passing).modelError == open)

        var alone = policy
        alone.waitsForBreaker = true
        let (waiting, _, clock) = retrying(.failure(open), .text("Once."), policy: alone)
        #expect(await Reading(waiting).text == "Once.")
        #expect(clock.sleeps == [.milliseconds(7_500)])
    }

    @Test func `Cancellation ends the wait and nothing is tried again`() async {
        let model = ScriptedModel([.failure(ModelError.testing()), .text("Once.")])
        let clock = ManualClock()
        let retrying = Retrying(model, policy: policy, clock: clock) { 0.5 }
        let task = Task { await Reading(retrying) }
        await clock.waitForSleepers(count: 1)
        task.cancel()
        let reading = await task.value
        #expect(reading.error is CancellationError)
        #expect(clock.sleeperCount == 0)
        #expect(model.requests.count == 1)
    }

    @Test func `A cancellation from below is not tried again`() async {
        let (retrying, model, _) = retrying(.failure(CancellationError()), .text("Once."))
        #expect(await Reading(retrying).error is CancellationError)
        #expect(model.requests.count == 1)
    }

    @Test func `Windows of the backoff`() {
        #expect((1...5).map { policy.backoff(after: $0) } == [1, 2, 4, 4, 4].map { .seconds($0) })
    }

    @Test func `Each further try is counted by what went wrong`() async throws {
        let metrics = TestMetrics()
        let busy = ModelError.testing(.rateLimited)
        let model = ScriptedModel([
            .failure(busy), .failure(ModelError.testing()), .failure(busy), .text("Once."),
            .failure(ModelError.testing(.unauthorized, .never)),
        ])
        var patient = policy
        patient.attempts = 8
        let retrying = Retrying(model, policy: patient, clock: ManualClock(.instant), factory: metrics) { 0 }
        #expect(await Reading(retrying).text == "Once.")
        _ = await Reading(retrying)
        let dimensions = [("gen_ai.provider.name", "scripted"), ("gen_ai.request.model", "script-1")]
        let label = "storywriter.provider.retries"
        let limited = try metrics.expectCounter(label, dimensions + [("error.type", "rate_limited")])
        #expect(limited.totalValue == 2)
        #expect(metrics.counterTotal(label: label) == 3)
    }
}
