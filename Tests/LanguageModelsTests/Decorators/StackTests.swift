import InMemoryTracing
import MetricsTestKit
import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

/// The whole stack as the program builds it.
@Suite struct StackTests {
    private let clock = ManualClock(.instant)
    private let tracer = InMemoryTracer()

    private func stack(_ models: ScriptedModel..., limit: ConcurrencyLimit = ConcurrencyLimit(1)) throws -> Relayed {
        let clock = clock
        let tracer = tracer
        let stacks = models.map { model -> any LanguageModel in
            let metered = Metered(Traced(model, tracer: tracer), clock: clock, factory: TestMetrics()) {
                CallID(model.profile.provider)
            }
            let breaker = CircuitBreaker(threshold: 5, coolDown: .seconds(30), clock: clock)
            return Retrying(
                Breaking(Limited(metered, limit: limit), breaker: breaker), policy: .amongOthers, clock: clock
            ) { 0.5 }
        }
        return try Relayed(stacks, clock: clock)
    }

    private func call(_ provider: String) -> ModelCall {
        ModelCall(
            id: CallID(provider), provider: provider, model: "script-1", price: .free,
            most: ModelProfile.testing(provider: provider).mostUsage(for: .testing))
    }

    @Test func `Each try is opened and closed, waits are shown, and the relay names who wrote`() async throws {
        let busy = ModelError.testing(provider: "a")
        let a = ScriptedModel(named: "a", .failure(busy), .failure(busy), .failure(busy))
        let b = ScriptedModel(named: "b", .text("Once."))
        let reading = await Reading(try stack(a, b))
        var completion = Completion.stop
        completion.metering = Metering(
            usage: TokenUsage(prompt: 11, output: 2), isEstimate: true, cost: 0, priceVersion: "free")
        func wait(_ milliseconds: Int) -> ModelEvent {
            .waiting(Wait(provider: "a", duration: .milliseconds(milliseconds), reason: busy.message))
        }
        #expect(
            reading.events == [
                .callOpened(call("a")), .callFailed(call("a"), busy, .nothing), wait(500),
                .callOpened(call("a")), .callFailed(call("a"), busy, .nothing), wait(1_000),
                .callOpened(call("a")), .callFailed(call("a"), busy, .nothing),
                .callOpened(call("b")), .text("Once."), .finished(completion),
            ])
        #expect(reading.error == nil)
        #expect(tracer.finishedSpans.count == 4)
    }

    @Test func `A reader that stops closes the call through all layers`() async throws {
        let a = ScriptedModel(named: "a", .hang(after: "Once"), .text("Twice."))
        let limit = ConcurrencyLimit(1)
        let stack = try stack(a, limit: limit)
        #expect(try await firstEvents(2, of: stack) == [.callOpened(call("a")), .text("Once")])
        #expect(try await a.abandonments.next() == 1)
        #expect(tracer.activeSpans.isEmpty)
        #expect(await Reading(stack).text == "Twice.")
    }

    @Test func `A cancelled reader closes the call through all layers`() async throws {
        let a = ScriptedModel(named: "a", .hang(after: "Once"), .text("Twice."))
        let b = ScriptedModel(named: "b")
        let stack = try stack(a, b)
        let task = Task { await Reading(stack) }
        _ = try await a.arrivals.next()
        task.cancel()
        let reading = await task.value
        #expect(reading.error == nil || reading.error is CancellationError)
        #expect(try await a.abandonments.next() == 1)
        #expect(b.requests.isEmpty)
        #expect(tracer.activeSpans.isEmpty)
        #expect(await Reading(stack).text == "Twice.")
    }

    @Test func `A provider that has said all may close the call itself`() async throws {
        let closing = Signal()
        let a = ScriptedModel(named: "a", .init([.event(.finished(.stop)), .wait(closing)]))
        let stack = try stack(a)
        let task = Task { await Reading(stack) }
        await eventually { closing.waiterCount == 1 }
        closing.fire()
        #expect(await task.value.error == nil)
        #expect(a.abandonedCalls == 0)
    }

    @Test func `An overloaded provider is passed over at once while its breaker is open`() async throws {
        let busy = ScriptedModel.Answer.failure(ModelError.testing(provider: "a"))
        let a = ScriptedModel(named: "a", busy, busy, busy, busy, busy)
        let b = ScriptedModel(named: "b", .text("1"), .text("2"), .text("3"))
        let stack = try stack(a, b)
        #expect(await Reading(stack).providers == ["a", "a", "a", "b"])
        clock.advance(by: ProviderRests.shortRest)
        // The fifth failure in a row opens the breaker; the third try meets it and the relay goes on.
        #expect(await Reading(stack).providers == ["a", "a", "b"])
        #expect(await Reading(stack).providers == ["b"])
        #expect(a.requests.count == 5)
    }

    @Test func `Tokens are counted through all layers`() async throws {
        let a = ScriptedModel(profile: .testing(provider: "a"), tokenCount: 12, [])
        #expect(try await stack(a).countTokens(.testing) == 12)
    }
}
