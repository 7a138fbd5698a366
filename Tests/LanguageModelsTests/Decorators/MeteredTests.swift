import FoundationEssentials
import MetricsTestKit
import StoryDomain
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct MeteredTests {
    private let price = TokenPrice(
        input: decimal("0.30"), cachedInput: decimal("0.075"), output: decimal("2.50"), version: "2026-11-22")
    private let id = CallID("call1")

    private var call: ModelCall {
        ModelCall(
            id: id, provider: "scripted", model: "script-1", price: price,
            most: ModelProfile.testing(price: price).mostUsage(for: .testing))
    }

    private func metered(
        _ answers: ScriptedModel.Answer..., clock: ManualClock = ManualClock(), metrics: TestMetrics = TestMetrics()
    ) -> (metered: Metered, model: ScriptedModel) {
        let model = ScriptedModel(profile: .testing(price: price), answers)
        let id = id
        return (Metered(model, clock: clock, factory: metrics) { id }, model)
    }

    @Test func `The call is named before the provider is asked`() async throws {
        let (metered, model) = metered(.text("Once."))
        #expect(try await firstEvents(1, of: metered) == [.callOpened(call)])
        #expect(model.requests.isEmpty)
    }

    @Test func `A finished call has the provider's usage and its exact cost`() async {
        let usage = TokenUsage(prompt: 1_000, cached: 400, thinking: 50, output: 200)
        let (metered, _) = metered(.text("Once", " more.", usage: usage))
        let reading = await Reading(metered)
        var completion = Completion(finish: .stop, usage: usage)
        completion.metering = Metering(
            usage: usage, isEstimate: false, cost: decimal("0.000835"), priceVersion: "2026-11-22")
        #expect(reading.events == [.callOpened(call), .text("Once"), .text(" more."), .finished(completion)])
        #expect(reading.error == nil)
    }

    @Test func `Without the provider's usage it is estimated from prompt and text`() async {
        let (metered, _) = metered(.text("Once upon", " a time."))
        let reading = await Reading(metered)
        var completion = Completion.stop
        // 11 tokens of prompt at 0.30 and (17 · 2 + 6) / 7 = 5 of text at 2.50, for a million.
        completion.metering = Metering(
            usage: TokenUsage(prompt: 11, output: 5), isEstimate: true, cost: decimal("0.0000158"),
            priceVersion: "2026-11-22")
        #expect(reading.events.last == .finished(completion))
    }

    @Test func `What a provider had counted when a call broke off is booked, as an estimate that may lack the rest`()
        async throws
    {
        let usage = TokenUsage(prompt: 1_000, output: 40)
        let error = ModelError.testing(.truncated).counting(usage)
        let (metered, _) = metered(.failure(error, after: "Once"))
        let metering = Metering(usage: usage, isEstimate: true, price: price)
        #expect(await Reading(metered).events.last == .callFailed(call, error, metering))
        let refusal = ModelError.testing(.promptBlocked).counting(usage)
        let (refused, _) = self.metered(.failure(refusal))
        let exact = Metering(usage: usage, isEstimate: false, price: price)
        #expect(await Reading(refused).events.last == .callFailed(call, refusal, exact))
    }

    @Test func `A count that no call can come to is none, and one above the reserve is counted by the metrics`()
        async throws
    {
        let metrics = TestMetrics()
        let absurd = TokenUsage(prompt: 11, output: 90_000_000_000)
        let (metered, _) = metered(.text("Once.", usage: absurd), metrics: metrics)
        guard case .finished(let completion)? = await Reading(metered).events.last else {
            Issue.record("It did not finish.")
            return
        }
        #expect(completion.metering?.isEstimate == true)
        let (other, _) = self.metered(
            .text("Once.", usage: TokenUsage(prompt: 11, output: 90_000)), metrics: metrics)
        _ = await Reading(other)
        let counter = try metrics.expectCounter(
            "storywriter.provider.overcounts",
            [
                ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "scripted"),
                ("gen_ai.request.model", "script-1"),
            ])
        #expect(counter.values == [1])
    }

    @Test func `A call is called with what the model that is asked can come to, in a relay too`() async throws {
        let small = ScriptedModel(
            profile: .testing(provider: "a", maxOutputTokens: 100), [.failure(ModelError.testing(provider: "a"))])
        let large = ScriptedModel(profile: .testing(provider: "b", maxOutputTokens: 5_000), [.text("Once.")])
        let relay = try Relayed([Metered(small), Metered(large)])
        let most = await Reading(relay).events.compactMap { event in
            if case .callOpened(let call) = event { call.most?.output } else { nil }
        }
        #expect(most == [100, 5_000])
    }

    @Test func `What a call can come to holds its schema, its thoughts and what the provider was seen to count`() {
        var profile = ModelProfile.testing(capabilities: ModelCapabilities(thinking: .level))
        var request = ModelRequest.testing
        request.maxOutputTokens = 500
        let plain = profile.mostUsage(for: request)
        #expect(plain == TokenUsage(prompt: 11, output: profile.answerLimit(for: request) ?? 0))
        #expect(plain.output > 500)
        var structured = request
        structured.format = ModelRequest.jsonTrial.format
        #expect(profile.mostUsage(for: structured).prompt > plain.prompt + 40)
        profile.reserveFactor = 2.5
        #expect(profile.mostUsage(for: request) == TokenUsage(prompt: 28, output: plain.output * 5 / 2))
    }

    @Test func `A call that is refused at the door costs nothing`() async {
        let error = ModelError.testing(.rateLimited)
        let (metered, _) = metered(.failure(error))
        let reading = await Reading(metered)
        #expect(reading.events == [.callOpened(call), .callFailed(call, error, .nothing)])
        #expect(reading.modelError == error)
    }

    @Test func `A call that breaks off after text is charged by estimate`() async {
        let error = ModelError.testing(.truncated)
        let (metered, _) = metered(.failure(error, after: "Once upon a time."))
        let reading = await Reading(metered)
        let metering = Metering(
            usage: TokenUsage(prompt: 11, output: 5), isEstimate: true, cost: decimal("0.0000158"),
            priceVersion: "2026-11-22")
        #expect(
            reading.events == [.callOpened(call), .text("Once upon a time."), .callFailed(call, error, metering)])
        #expect(reading.modelError == error)
    }

    @Test func `A call that breaks off while the prompt is read is charged its prompt`() async {
        let error = ModelError.testing(.timedOut)
        let (metered, _) = metered(.init([.event(.reading(done: 5, total: 11)), .failure(error)]))
        let reading = await Reading(metered)
        let metering = Metering(
            usage: TokenUsage(prompt: 11, output: 0), isEstimate: true, cost: decimal("0.0000033"),
            priceVersion: "2026-11-22")
        #expect(reading.events.last == .callFailed(call, error, metering))
    }

    @Test func `A stream that just stops is truncated`() async {
        let (metered, _) = metered(.events([.text("Once")]))
        let reading = await Reading(metered)
        #expect(reading.modelError?.code == .truncated)
        #expect(reading.modelError?.disposition == .retry(after: nil))
        #expect(reading.modelError?.provider == "scripted")
    }

    @Test func `An unknown error is wrapped and nothing of it leaks`() async {
        let (metered, _) = metered(.failure(TransportError()))
        let reading = await Reading(metered)
        #expect(reading.modelError?.code == .unreachable)
        #expect(!String(describing: reading.modelError).contains("sk-12345"))
        #expect(!String(describing: reading.events).contains("sk-12345"))
    }

    @Test func `An answer that cannot be decoded is malformed`() async {
        let error = DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "sk-12345"))
        let (metered, _) = metered(.failure(error))
        let reading = await Reading(metered)
        #expect(reading.modelError?.code == .malformedResponse)
        #expect(!String(describing: reading.events).contains("sk-12345"))
    }

    @Test func `Cancellation passes untouched and is no failed call`() async {
        let (metered, _) = metered(.failure(CancellationError(), after: "Once"))
        let reading = await Reading(metered)
        #expect(reading.error is CancellationError)
        #expect(reading.events == [.callOpened(call), .text("Once")])
    }

    @Test func `Nothing follows the end, however often it is asked for`() async throws {
        let (metered, _) = metered(.events([.finished(.stop), .text("late"), .finished(.stop)]))
        var iterator = metered.stream(.testing).makeAsyncIterator()
        _ = try await iterator.next()
        guard case .finished = try await iterator.next() else {
            Issue.record("The call did not finish.")
            return
        }
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test func `After the error the stream is at its end`() async throws {
        let (metered, model) = metered(.failure(ModelError.testing()), .text("again"))
        var iterator = metered.stream(.testing).makeAsyncIterator()
        _ = try await iterator.next()
        _ = try await iterator.next()
        await #expect(throws: ModelError.testing()) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(model.answersLeft == 1)
    }

    @Test func `Tokens and durations are counted by provider and model`() async throws {
        let metrics = TestMetrics()
        let clock = ManualClock()
        let usage = TokenUsage(prompt: 100, cached: 60, thinking: 5, output: 20)
        let pause = Signal()
        let (metered, model) = metered(
            .init([.wait(pause), .event(.finished(Completion(finish: .stop, usage: usage)))]),
            .failure(ModelError.testing(.timedOut)),
            clock: clock, metrics: metrics)
        let first = Task { await Reading(metered) }
        _ = try await model.arrivals.next()
        clock.advance(by: .milliseconds(1_500))
        pause.fire()
        _ = await first.value
        _ = await Reading(metered)

        let dimensions = [
            ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "scripted"),
            ("gen_ai.request.model", "script-1"),
        ]
        func tokens(_ type: String) throws -> [Double] {
            try metrics.expectRecorder("gen_ai.client.token.usage", dimensions + [("gen_ai.token.type", type)]).values
        }
        #expect(try tokens("input") == [100])
        #expect(try tokens("output") == [25])
        let label = "gen_ai.client.operation.duration"
        #expect(try metrics.expectTimer(label, dimensions).values == [1_500_000_000])
        #expect(try metrics.expectTimer(label, dimensions + [("error.type", "timed_out")]).values == [0])
    }

    @Test func `The time to the first text is counted, once for a call`() async throws {
        let metrics = TestMetrics()
        let clock = ManualClock()
        let pause = Signal()
        let (metered, model) = metered(
            .init([.wait(pause), .event(.text("Once")), .event(.text(" more.")), .event(.finished(.stop))]),
            clock: clock, metrics: metrics)
        let reading = Task { await Reading(metered) }
        _ = try await model.arrivals.next()
        clock.advance(by: .milliseconds(250))
        pause.fire()
        _ = await reading.value
        let dimensions = [
            ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "scripted"),
            ("gen_ai.request.model", "script-1"),
        ]
        let first = try metrics.expectTimer("gen_ai.client.operation.time_to_first_chunk", dimensions)
        #expect(first.values == [250_000_000])
    }

    @Test func `A call that its reader gives up is still counted`() async throws {
        let metrics = TestMetrics()
        let (metered, model) = metered(.hang(after: "Once upon a time."), metrics: metrics)
        _ = try await firstEvents(2, of: metered)
        #expect(try await model.abandonments.next() == 1)
        let timers = metrics.timers.filter { $0.dimensions.contains { $0 == ("error.type", "given_up") } }
        #expect(timers.count == 1)
        let tokens = metrics.recorders.filter { $0.label == "gen_ai.client.token.usage" }.flatMap(\.values)
        #expect(tokens.reduce(0, +) == 16)
    }
}
