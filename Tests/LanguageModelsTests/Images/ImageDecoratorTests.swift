import InMemoryTracing
import MetricsTestKit
import StoryDomain
import TestSupport
import Testing
import Tracing

@testable import LanguageModels

@Suite struct ImageDecoratorTests {
    private let request = ImageRequest(prompt: "A lighthouse", shape: .wide)

    @Test func `a drawing that may pass soon is tried again, with the provider's own wait`() async throws {
        let model = ScriptedImages([
            .failure(ModelError.testing(.rateLimited, .retry(after: .seconds(4)))),
            .failure(ModelError.testing(.malformedResponse)), .picture(shade: 9),
        ])
        let clock = ManualClock(.instant)
        let answer = try await RetryingImages(model, clock: clock, random: { 0.5 }).picture(request)
        #expect(answer.file.bytes == FakePicture.png(shade: 9))
        #expect(clock.sleeps == [.milliseconds(4_500), .seconds(1)])
        #expect(model.requests.count == 3)
    }

    @Test func `what is refused is not tried again, nor what asks for too much waiting`() async {
        for (error, disposition) in [
            (ModelError.testing(.pictureRefused, .never), ModelError.Disposition.never),
            (.testing(.quotaExhausted, .notNow(after: nil)), .notNow(after: nil)),
            (.testing(.rateLimited, .retry(after: .seconds(31))), .notNow(after: .seconds(31))),
        ] {
            let model = ScriptedImages([.failure(error)])
            let seen = await #expect(throws: ModelError.self) {
                try await RetryingImages(model, clock: ManualClock(.instant)).picture(request)
            }
            #expect(seen?.disposition == disposition)
            #expect(model.requests.count == 1)
        }
        let busy = ScriptedImages(Array(repeating: .failure(ModelError.testing()), count: 9))
        await #expect(throws: ModelError.self) {
            try await RetryingImages(busy, clock: ManualClock(.instant)).picture(request)
        }
        #expect(busy.requests.count == 3)
    }

    @Test func `no more drawings run at a time than are allowed`() async throws {
        let gate = Gate()
        let model = ScriptedImages(Array(repeating: .waiting(gate, shade: 1), count: 3))
        let limit = ConcurrencyLimit(2)
        let limited = LimitedImages(model, limit: limit)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try await limited.picture(request) } }
            while limit.waiting < 1 || model.requests.count < 2 { await Task.yield() }
            #expect(model.requests.count == 2)
            gate.open()
            try await group.waitForAll()
        }
        #expect(model.requests.count == 3)
    }

    @Test func `drawings are measured, and every error says what to do`() async throws {
        let metrics = TestMetrics()
        let model = ScriptedImages([.picture(shade: 1), .failure(TransportError())])
        let metered = MeteredImages(model, clock: ManualClock(.instant), factory: metrics)
        _ = try await metered.picture(request)
        let error = await #expect(throws: ModelError.self) { try await metered.picture(request) }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("sk-12345") == false)
        let timers = metrics.timers.filter { $0.label == "gen_ai.client.operation.duration" }
        #expect(timers.count == 2)
        #expect(timers.contains { $0.dimensions.contains { $0 == ("error.type", "unreachable") } })
    }

    @Test func `a provider that fails again and again is left alone, and asked once when it may have come back`()
        async throws
    {
        let failures = Array(repeating: ScriptedImages.Answer.failure(ModelError.testing(.unavailable)), count: 2)
        let model = ScriptedImages(
            failures + [.failure(ModelError.testing(.pictureRefused, .never)), .picture(shade: 3)])
        let clock = ManualClock()
        let breaker = CircuitBreaker(threshold: 2, coolDown: .seconds(30), clock: clock)
        let guarded = BreakingImages(model, breaker: breaker)
        for _ in 0..<2 { await #expect(throws: ModelError.self) { try await guarded.picture(request) } }
        let refused = await #expect(throws: ModelError.self) { try await guarded.picture(request) }
        #expect(refused?.code == .breakerOpen && refused?.disposition == .retry(after: .seconds(30)))
        #expect(model.requests.count == 2)
        clock.advance(by: .seconds(30))
        // What a filter refuses shows a provider that is up.
        let filtered = await #expect(throws: ModelError.self) { try await guarded.picture(request) }
        #expect(filtered?.code == .pictureRefused)
        #expect(try await guarded.picture(request).file.bytes == FakePicture.png(shade: 3))
    }

    @Test func `a drawing is a client span that says nothing of what was to be drawn`() async throws {
        let tracer = InMemoryTracer()
        let model = ScriptedImages([
            .picture(shade: 1),
            .failure(ModelError.testing(.unauthorized, .never, message: "The key sk-12345 is wrong.")),
        ])
        let traced = TracedImages(model, tracer: tracer)
        _ = try await traced.picture(request)
        await #expect(throws: ModelError.self) { try await traced.picture(request) }
        #expect(tracer.activeSpans.isEmpty && tracer.finishedSpans.count == 2)
        let (drawn, failed) = (try #require(tracer.finishedSpans.first), try #require(tracer.finishedSpans.last))
        #expect(drawn.operationName == "generate_content \(model.profile.model)" && drawn.kind == .client)
        #expect(drawn.attributes.get("gen_ai.output.type") == .string("image") && drawn.status == nil)
        #expect(failed.attributes.get("error.type") == .string("unauthorized"))
        #expect(failed.status == SpanStatus(code: .error, message: "unauthorized") && failed.errors.isEmpty)
        for span in tracer.finishedSpans {
            span.attributes.forEach { name, value in
                #expect(!"\(name) \(value)".contains("lighthouse") && !"\(value)".contains("sk-12345"))
            }
        }
    }

    @Test func `the next model draws where one fails, and those who failed rest`() async throws {
        let (first, second) = (
            ScriptedImages(
                profile: .testing(provider: "one"), [.failure(ModelError.testing(.noCredit, .notNow(after: nil)))]),
            ScriptedImages(profile: .testing(provider: "two"))
        )
        let relay = ImageRelay([first, second], clock: ManualClock())
        for _ in 0..<2 { _ = try await relay.first { try await $0.picture(request) } }
        #expect(first.requests.count == 1)
        #expect(second.requests.count == 2)
        let alone = await #expect(throws: ModelError.self) {
            try await relay.first(where: { $0.provider == "one" }) { try await $0.picture(request) }
        }
        #expect(alone?.code == .noCredit)
        let nobody = await #expect(throws: ModelError.self) {
            try await ImageRelay([]).first { try await $0.picture(request) }
        }
        #expect(nobody?.code == .noProviderLeft)
    }

    @Test func `what one provider's filter refuses is not carried to the next`() async {
        let (first, second) = (
            ScriptedImages([.failure(ModelError.testing(.pictureRefused, .never))]), ScriptedImages()
        )
        let relay = ImageRelay([first, second], clock: ManualClock())
        let error = await #expect(throws: ModelError.self) { try await relay.first { try await $0.picture(request) } }
        #expect(error?.code == .pictureRefused)
        #expect(second.requests.isEmpty)
    }
}
