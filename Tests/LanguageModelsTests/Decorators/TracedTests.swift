import InMemoryTracing
import StoryDomain
import TestSupport
import Testing
import Tracing

@testable import LanguageModels

@Suite struct TracedTests {
    private let tracer = InMemoryTracer()

    private func span() throws -> FinishedInMemorySpan {
        #expect(tracer.activeSpans.isEmpty)
        #expect(tracer.finishedSpans.count == 1)
        return try #require(tracer.finishedSpans.first)
    }

    @Test func `A call is a client span with what was asked and used`() async throws {
        let usage = TokenUsage(prompt: 100, cached: 60, thinking: 5, output: 20)
        var completion = Completion(finish: .length, usage: usage)
        completion.servedModel = "script-1-0611"
        var request = ModelRequest.testing
        request.maxOutputTokens = 400
        let model = ScriptedModel([.events([.text("Once"), .finished(completion)])])
        let reading = await Reading(Traced(model, tracer: tracer), request)
        #expect(reading.events == [.text("Once"), .finished(completion)])

        let span = try span()
        #expect(span.operationName == "chat script-1")
        #expect(span.kind == .client)
        #expect(span.status == nil)
        let expected: [String: SpanAttribute] = [
            "gen_ai.operation.name": .string("chat"),
            "gen_ai.provider.name": .string("scripted"),
            "gen_ai.request.model": .string("script-1"),
            "gen_ai.request.max_tokens": .int64(400),
            "gen_ai.request.stream": .bool(true),
            "gen_ai.response.model": .string("script-1-0611"),
            "gen_ai.response.finish_reasons": .stringArray(["length"]),
            "gen_ai.usage.input_tokens": .int64(100),
            "gen_ai.usage.output_tokens": .int64(25),
            "gen_ai.usage.cache_read.input_tokens": .int64(60),
            "gen_ai.usage.reasoning.output_tokens": .int64(5),
            "storywriter.purpose": .string("scene"),
        ]
        #expect(attributes(of: span) == expected)
    }

    @Test func `An error is recorded by its code alone`() async throws {
        let error = ModelError.testing(.unauthorized, .never, message: "The key sk-12345 is wrong.")
        let model = ScriptedModel([.failure(error)])
        #expect(await Reading(Traced(model, tracer: tracer)).modelError == error)
        let span = try span()
        #expect(span.attributes.get("error.type") == .string("unauthorized"))
        #expect(span.status == SpanStatus(code: .error, message: "unauthorized"))
        #expect(span.errors.isEmpty)
        #expect(!String(describing: attributes(of: span)).contains("sk-12345"))
    }

    @Test func `An unknown error is called other`() async throws {
        let model = ScriptedModel([.failure(TransportError())])
        #expect(await Reading(Traced(model, tracer: tracer)).error is TransportError)
        #expect(try span().attributes.get("error.type") == .string("other"))
    }

    @Test func `A call that its reader gives up ends its span without an error`() async throws {
        let model = ScriptedModel([.hang(after: "Once")])
        _ = try await firstEvents(1, of: Traced(model, tracer: tracer))
        #expect(try await model.abandonments.next() == 1)
        let span = try span()
        #expect(span.attributes.get("error.type") == .string("given_up"))
        #expect(span.status == nil)
    }

    @Test func `The provider works inside the span`() async throws {
        let tracer = tracer
        let inner = Traced(Traced(ScriptedModel([.text("Once")]), tracer: tracer), tracer: tracer)
        _ = await Reading(inner)
        let spans = tracer.finishedSpans
        #expect(spans.count == 2)
        #expect(spans.first?.parentSpanID == spans.last?.spanID)
        #expect(spans.first?.traceID == spans.last?.traceID)
    }

    private func attributes(of span: FinishedInMemorySpan) -> [String: SpanAttribute] {
        var attributes: [String: SpanAttribute] = [:]
        span.attributes.forEach { attributes[$0] = $1 }
        return attributes
    }
}
