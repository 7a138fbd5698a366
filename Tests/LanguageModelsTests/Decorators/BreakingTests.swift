import MetricsTestKit
import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct BreakingTests {
    private let clock = ManualClock()

    private func breaker(threshold: Int = 2) -> CircuitBreaker {
        CircuitBreaker(threshold: threshold, coolDown: .seconds(30), clock: clock)
    }

    private func opened(_ model: ScriptedModel) async -> Breaking {
        let breaking = Breaking(model, breaker: breaker())
        model.add(.failure(ModelError.testing()))
        model.add(.failure(ModelError.testing()))
        _ = await Reading(breaking)
        _ = await Reading(breaking)
        return breaking
    }

    @Test func `It opens after failures in a row and says how long`() async {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        clock.advance(by: .seconds(10))
        let reading = await Reading(breaking)
        #expect(reading.modelError?.code == .breakerOpen)
        #expect(reading.modelError?.disposition == .retry(after: .seconds(20)))
        #expect(reading.modelError?.provider == "scripted")
        #expect(reading.events.isEmpty)
        #expect(model.requests.count == 2)
    }

    @Test func `A finished call between failures starts the count anew`() async {
        let failure = ScriptedModel.Answer.failure(ModelError.testing())
        let model = ScriptedModel([failure, .text("a"), failure, .text("b")])
        let breaking = Breaking(model, breaker: breaker())
        for _ in 0..<3 { _ = await Reading(breaking) }
        #expect(await Reading(breaking).text == "b")
    }

    @Test(arguments: [ModelError.Code.promptBlocked, .invalidRequest, .contextOverflow, .unauthorized])
    func `The request's own faults do not open it`(code: ModelError.Code) async {
        let model = ScriptedModel((0..<5).map { _ in .failure(ModelError.testing(code, .never)) })
        let breaking = Breaking(model, breaker: breaker())
        for _ in 0..<5 { #expect(await Reading(breaking).modelError?.code == code) }
    }

    @Test(arguments: [
        ModelError.Code.unreachable, .timedOut, .unavailable, .truncated, .malformedResponse,
    ])
    func `The provider's faults open it`(code: ModelError.Code) async {
        let model = ScriptedModel([.failure(ModelError.testing(code))])
        let breaking = Breaking(model, breaker: breaker(threshold: 1))
        _ = await Reading(breaking)
        #expect(await Reading(breaking).modelError?.code == .breakerOpen)
    }

    @Test(arguments: [(ModelError.Code.unreachable, true), (.unavailable, false)])
    func `A refusal repeats why the provider could not be reached, and nothing that the provider said`(
        code: ModelError.Code, isRepeated: Bool
    ) async {
        let model = ScriptedModel([.failure(ModelError.testing(code))])
        let breaking = Breaking(model, breaker: breaker(threshold: 1))
        let first = await Reading(breaking).modelError?.message ?? "none"
        let second = await Reading(breaking).modelError
        #expect(second?.code == .breakerOpen)
        #expect(second?.message.contains(first) == isRepeated, "\(String(describing: second))")
    }

    @Test func `A full minute neither opens it nor clears the failures before it`() async {
        let limited = ScriptedModel.Answer.failure(ModelError.testing(.rateLimited))
        let failure = ScriptedModel.Answer.failure(ModelError.testing())
        let model = ScriptedModel([limited, limited, failure, limited, failure])
        let breaking = Breaking(model, breaker: breaker())
        for _ in 0..<5 { #expect(await Reading(breaking).modelError?.code != .breakerOpen) }
        #expect(await Reading(breaking).modelError?.code == .breakerOpen)
    }

    @Test func `After the cool-down exactly one call finds out`() async throws {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        let answer = Signal()
        model.add(.init([.wait(answer), .event(.text("a")), .event(.finished(.stop))]))
        model.add(.text("b"))
        clock.advance(by: .seconds(30))
        let probe = Task { await Reading(breaking) }
        await eventually { model.requests.count == 3 }
        for _ in 0..<10 {
            let reading = await Reading(breaking)
            #expect(reading.modelError?.code == .breakerOpen)
            #expect(reading.modelError?.disposition == .retry(after: nil))
        }
        answer.fire()
        #expect(await probe.value.text == "a")
        #expect(await Reading(breaking).text == "b")
        #expect(model.requests.count == 4)
    }

    @Test func `A probe that fails opens it for another cool-down`() async {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        model.add(.failure(ModelError.testing(.timedOut)))
        clock.advance(by: .seconds(30))
        #expect(await Reading(breaking).modelError?.code == .timedOut)
        #expect(await Reading(breaking).modelError?.disposition == .retry(after: .seconds(30)))
    }

    @Test func `A probe that begins to write lets the others in, on probation`() async throws {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        let answer = Signal()
        model.add(.init([.event(.text("a")), .wait(answer), .event(.finished(.stop))]))
        model.add(.failure(ModelError.testing()))
        clock.advance(by: .seconds(30))
        var iterator = breaking.stream(.testing).makeAsyncIterator()
        #expect(try await iterator.next() == .text("a"))
        #expect(await Reading(breaking).modelError == .testing())
        #expect(await Reading(breaking).modelError?.code == .breakerOpen)
        answer.fire()
        #expect(try await iterator.next() == .finished(.stop))
        model.add(.text("b"))
        #expect(await Reading(breaking).text == "b")
    }

    @Test func `A probe that is given up leaves room for the next`() async throws {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        model.add(.init([.event(.reading(done: 1, total: 2)), .hang]))
        model.add(.text("b"))
        clock.advance(by: .seconds(30))
        _ = try await firstEvents(1, of: breaking)
        #expect(try await model.abandonments.next() == 1 + 2)
        #expect(await Reading(breaking).text == "b")
    }

    @Test func `A cancelled probe leaves room for the next`() async throws {
        let model = ScriptedModel([])
        let breaking = await opened(model)
        model.add(.hang())
        model.add(.text("b"))
        clock.advance(by: .seconds(30))
        let probe = Task { await Reading(breaking) }
        await eventually { model.requests.count == 3 }
        probe.cancel()
        _ = await probe.value
        #expect(await Reading(breaking).text == "b")
    }

    @Test func `Retrying waits out the cool-down where it is alone`() async {
        let failure = ScriptedModel.Answer.failure(ModelError.testing())
        let model = ScriptedModel([failure, failure, .text("Once.")])
        let clock = ManualClock(.instant)
        let breaker = CircuitBreaker(threshold: 2, coolDown: .seconds(30), clock: clock)
        let retrying = Retrying(Breaking(model, breaker: breaker), policy: .alone, clock: clock) { 0.5 }
        let reading = await Reading(retrying)
        #expect(reading.text == "Once.")
        // 0.5 and 1 s after the two failures, then what is left of the cool-down (29 s) and 2 s of jitter.
        #expect(reading.waits == [.milliseconds(500), .seconds(1), .seconds(31)])
        #expect(model.requests.count == 3)
    }

    @Test func `A gauge shows whether it is closed, probing or open`() async throws {
        let metrics = TestMetrics()
        let pause = Signal()
        let model = ScriptedModel([
            .failure(ModelError.testing()), .failure(ModelError.testing()),
            .init([.wait(pause), .event(.finished(.stop))]),
        ])
        let breaker = CircuitBreaker(
            threshold: 2, coolDown: .seconds(30), clock: clock,
            meter: CircuitBreaker.meter(for: model.profile, factory: metrics))
        let breaking = Breaking(model, breaker: breaker)
        for _ in 0..<2 { _ = await Reading(breaking) }
        clock.advance(by: .seconds(30))
        let probe = Task { await Reading(breaking) }
        for _ in 0..<3 { _ = try await model.arrivals.next() }
        pause.fire()
        _ = await probe.value
        let gauge = try metrics.expectMeter(
            "storywriter.provider.breaker_state",
            [("gen_ai.provider.name", "scripted"), ("gen_ai.request.model", "script-1")])
        #expect(gauge.values == [0, 2, 1, 0])
    }
}
