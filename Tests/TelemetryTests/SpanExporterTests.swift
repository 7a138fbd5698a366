import Foundation
import ServiceLifecycle
import ServiceLifecycleTestKit
import TestSupport
import Testing
import Tracing

@testable import Telemetry

@Suite(.timeLimit(.minutes(30))) struct SpanExporterTests {
    private let clock = ManualClock()
    private let registry = PrometheusRegistry()

    private func exporter(_ queue: SpanQueue, _ collector: Collector, attempts: Int = 5) -> SpanExporter {
        let export = SpanExport(
            resource: ["service.name": "storywriter"], headers: [("X-Key", "k")], attempts: attempts)
        return SpanExporter(
            spans: queue, export: export, clock: clock, random: { 0.5 }, factory: registry, send: collector.send)
    }

    private func end(_ count: Int, in queue: SpanQueue) {
        let tracer = OTLPTracer(spans: queue)
        for number in 0..<count { tracer.startSpan("span \(number)", context: .topLevel).end() }
    }

    private func counted(_ outcome: String) -> String? {
        registry.render().split(separator: "\n")
            .first { $0.hasPrefix("storywriter_telemetry_spans_total{storywriter_outcome=\"\(outcome)\"}") }?
            .split(separator: " ").last.map(String.init)
    }

    /// Runs an exporter while `body` works, then stops it gracefully.
    private func running(_ exporter: SpanExporter, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await exporter.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func `A full batch is sent at once, the rest after the interval`() async throws {
        let queue = SpanQueue(batch: 3)
        let collector = Collector()
        let clock = clock
        try await running(exporter(queue, collector)) {
            await clock.waitForSleepers(count: 1)
            end(3, in: queue)
            let first = try await collector.arrivals.next()
            #expect(first.spans.count == 3)
            #expect(first.resourceSpans[0].resource.attribute("service.name").stringValue.text == "storywriter")
            end(2, in: queue)
            clock.advance(by: .seconds(5))
            #expect(try await collector.arrivals.next().spans.count == 2)
        }
        #expect(collector.headers.withLock { $0 } == ["Content-Type": "application/json", "X-Key": "k"])
        #expect(counted("sent") == "5")
    }

    @Test func `What is left is sent at the end`() async throws {
        let queue = SpanQueue(batch: 3)
        let collector = Collector()
        let clock = clock
        try await running(exporter(queue, collector)) {
            await clock.waitForSleepers(count: 1)
            end(2, in: queue)
        }
        #expect(try await collector.arrivals.next().spans.count == 2)
        #expect(counted("sent") == "2")
    }

    @Test func `A busy collector is asked again, with growing waits`() async throws {
        let queue = SpanQueue(batch: 2)
        let collector = Collector(.status(429), .status(503), .nothing, .status(504))
        let clock = clock
        try await running(exporter(queue, collector)) {
            await clock.waitForSleepers(count: 1)
            end(2, in: queue)
            for wait in [500, 1_000, 2_000, 4_000] {
                _ = try await collector.arrivals.next()
                await clock.waitForSleepers(count: 2)
                clock.advance(by: .milliseconds(wait))
            }
            _ = try await collector.arrivals.next()
        }
        #expect(counted("sent") == "2")
        #expect(counted("dropped") == "0")
    }

    @Test func `A refusal is not repeated`() async throws {
        let queue = SpanQueue(batch: 2)
        let collector = Collector(.status(400))
        let clock = clock
        try await running(exporter(queue, collector)) {
            await clock.waitForSleepers(count: 1)
            end(2, in: queue)
            _ = try await collector.arrivals.next()
            end(2, in: queue)
            _ = try await collector.arrivals.next()
        }
        #expect(counted("refused") == "2")
        #expect(counted("sent") == "2")
    }

    @Test func `Spans without room are dropped and counted`() async throws {
        let queue = SpanQueue(capacity: 4, batch: 4)
        end(10, in: queue)
        let collector = Collector()
        let clock = clock
        try await running(exporter(queue, collector)) {
            _ = try await collector.arrivals.next()
            await clock.waitForSleepers(count: 1)
        }
        #expect(counted("sent") == "4")
        #expect(counted("dropped") == "6")
    }

    @Test func `A collector that stays away does not hold up the end`() async throws {
        let queue = SpanQueue(batch: 2)
        let collector = Collector(.status(503), .status(503), .status(503), .status(503), .status(503), .status(503))
        let clock = clock
        let exporter = exporter(queue, collector, attempts: 100)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await exporter.run() }
                await clock.waitForSleepers(count: 1)
                end(2, in: queue)
                _ = try await collector.arrivals.next()
                await clock.waitForSleepers(count: 2)
                trigger.triggerGracefulShutdown()
                // The wait is broken off, and the last sending begins: it tries once and waits again.
                _ = try await collector.arrivals.next()
                await clock.waitForSleepers(count: 2)
                clock.advance(by: .seconds(5))
                try await group.waitForAll()
            }
        }
        #expect(counted("sent") == "0")
    }
}
