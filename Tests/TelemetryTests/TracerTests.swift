import Foundation
import Synchronization
import TestSupport
import Testing
import Tracing

@testable import Telemetry

@Suite struct TracerTests {
    private struct Moment: TracerInstant {
        let nanosecondsSinceEpoch: UInt64

        static func < (left: Moment, right: Moment) -> Bool {
            left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
        }
    }

    private struct Secretive: Error, CustomStringConvertible {
        var description: String { "sk-12345" }
    }

    private let queue = SpanQueue()

    private func tracer(ratio: Double = 1) -> OTLPTracer { OTLPTracer(spans: queue, ratio: ratio) }

    private func sent() throws -> (text: String, spans: JSONObject) {
        let body = try OTLPBody(queue.take(), resource: ["service.name": "storywriter"]).data()
        let object = JSONObject(try JSONSerialization.jsonObject(with: body))
        return (String(decoding: body, as: UTF8.self), object.spans)
    }

    @Test func `A span is written as OTLP wants it`() throws {
        let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        var context = ServiceContext.topLevel
        tracer().extract(["traceparent": header, "tracestate": "v=1"], into: &context, using: HeaderCarrier())
        let other = tracer().startSpan("other", context: .topLevel)
        let span = tracer().startSpan(
            "POST /stories", context: context, ofKind: .server,
            at: Moment(nanosecondsSinceEpoch: 1_795_000_000_000_000_001), function: "", file: "", line: 1)
        span.attributes["http.response.status_code"] = 202
        span.attributes["gen_ai.request.temperature"] = 0.5
        span.attributes["gen_ai.request.stream"] = true
        span.attributes["gen_ai.response.finish_reasons"] = ["stop", "length"]
        span.addEvent(SpanEvent(name: "claimed", at: Moment(nanosecondsSinceEpoch: 5), attributes: ["error.type": "x"]))
        span.addLink(SpanLink(context: other.context, attributes: [:]))
        span.setStatus(SpanStatus(code: .error, message: "rate_limited"))
        span.end(at: Moment(nanosecondsSinceEpoch: 1_795_000_000_000_000_009))
        span.end(at: Moment(nanosecondsSinceEpoch: 1_795_000_000_000_000_999))

        let (_, spans) = try sent()
        #expect(spans.count == 1)
        let record = spans[0]
        #expect(record.traceId.text == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(record.parentSpanId.text == "00f067aa0ba902b7")
        #expect(record.spanId.text == span.context.traceContext?.spanHex)
        #expect(record.traceState.text == "v=1")
        #expect(record.flags.number == 0x301)
        #expect(record.kind.number == 2)
        #expect(record.name.text == "POST /stories")
        #expect(record.startTimeUnixNano.text == "1795000000000000001")
        #expect(record.endTimeUnixNano.text == "1795000000000000009")
        #expect(record.attribute("http.response.status_code").intValue.text == "202")
        #expect(record.attribute("gen_ai.request.temperature").doubleValue.value as? Double == 0.5)
        #expect(record.attribute("gen_ai.request.stream").boolValue.value as? Bool == true)
        #expect(
            record.attribute("gen_ai.response.finish_reasons").arrayValue.values[1].stringValue.text == "length")
        #expect(record.events[0].name.text == "claimed")
        #expect(record.events[0].timeUnixNano.text == "5")
        #expect(record.events[0].attribute("error.type").stringValue.text == "x")
        #expect(record.links[0].traceId.text == other.context.traceContext?.traceID.hex)
        #expect(record.status.code.number == 2)
        #expect(record.status.message.text == "rate_limited")
    }

    @Test func `Nothing that may hold a prompt or a key leaves the house`() throws {
        let span = tracer().startSpan("chat", context: .topLevel)
        for key in ["url.query", "url.full", "gen_ai.input.messages", "http.request.header.authorization", "prompt"] {
            span.attributes[key] = "sk-12345"
        }
        span.addEvent(SpanEvent(name: "asked", attributes: ["message": "sk-12345"]))
        span.recordError(Secretive(), attributes: ["exception.message": "sk-12345"])
        span.setStatus(SpanStatus(code: .error, message: "The key sk-12345 is wrong."))
        span.end()
        let (text, spans) = try sent()
        #expect(!text.contains("sk-12345"))
        #expect(spans[0].droppedAttributesCount.number == 5)
        #expect(spans[0].events[1].attribute("exception.type").stringValue.text?.hasSuffix("Secretive") == true)
        #expect(spans[0].status.code.number == 2)
    }

    @Test func `Children share their parent's trace`() throws {
        let tracer = tracer()
        tracer.withSpan("outer") { outer in
            tracer.withSpan("inner") { inner in
                #expect(inner.context.traceContext?.traceID == outer.context.traceContext?.traceID)
                #expect(inner.context.traceContext?.spanID != outer.context.traceContext?.spanID)
            }
        }
        let (_, spans) = try sent()
        #expect(spans[0].parentSpanId.text == spans[1].spanId.text)
        #expect(spans[1].parentSpanId.isMissing)
        #expect(spans[0].flags.number == 0x101)
    }

    @Test func `The context goes on to the next process`() throws {
        let span = tracer(ratio: 0).startSpan("a", context: .topLevel)
        var headers: [String: String] = [:]
        tracer().inject(span.context, into: &headers, using: HeaderCarrier())
        let trace = try #require(span.context.traceContext)
        #expect(headers == ["traceparent": "00-\(trace.traceID.hex)-\(trace.spanHex)-00"])
        var context = ServiceContext.topLevel
        tracer().extract(["traceparent": "rubbish"], into: &context, using: HeaderCarrier())
        #expect(context.traceContext == nil)
    }

    @Test func `Whoever began the trace decides whether it is recorded`() throws {
        for (flags, ratio, isRecorded) in [("01", 0.0, true), ("00", 1.0, false)] {
            var context = ServiceContext.topLevel
            let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-\(flags)"
            tracer().extract(["traceparent": header], into: &context, using: HeaderCarrier())
            let span = tracer(ratio: ratio).startSpan("a", context: context)
            #expect(span.isRecording == isRecorded)
            span.end()
            #expect(!span.isRecording)
            #expect(queue.take().count == (isRecorded ? 1 : 0))
        }
    }

    @Test func `Without an exporter traces are carried on and nothing is recorded`() throws {
        let tracer = OTLPTracer(spans: nil)
        var context = ServiceContext.topLevel
        let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        tracer.extract(["traceparent": header], into: &context, using: HeaderCarrier())
        let span = tracer.startSpan("a", context: context)
        #expect(!span.isRecording)
        #expect(span.context.traceContext?.isSampled == true)
        #expect(tracer.startSpan("b", context: .topLevel).context.traceContext?.isSampled == false)
        span.end()
    }

    @Test(arguments: [(0.0, 0...0), (0.25, 200...300), (1.0, 1_000...1_000), (.nan, 0...0), (7, 1_000...1_000)])
    func `A share of traces is recorded`(ratio: Double, expected: ClosedRange<Int>) {
        let state = Mutex(UInt64(42))
        // A Weyl sequence, so that every run draws the same ids.
        let tracer = OTLPTracer(spans: queue, ratio: ratio) {
            state.withLock { state in
                state &+= 0x9e37_79b9_7f4a_7c15
                return state ^ (state >> 29)
            }
        }
        let recorded = (0..<1_000).count { _ in tracer.startSpan("a", context: .topLevel).isRecording }
        #expect(expected.contains(recorded))
    }

    @Test func `A span keeps only so many events and so much text`() throws {
        let span = tracer().startSpan(String(repeating: "n", count: 1_000), context: .topLevel)
        for _ in 0..<70 { span.addEvent("tick") }
        span.attributes["http.route"] = String(repeating: "r", count: 1_000)
        span.end()
        let (_, spans) = try sent()
        #expect(spans[0].events.count == 64)
        #expect(spans[0].droppedEventsCount.number == 6)
        #expect(spans[0].name.text?.count == 256)
        #expect(spans[0].attribute("http.route").stringValue.text?.count == 256)
    }
}
