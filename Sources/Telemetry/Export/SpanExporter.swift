import CoreMetrics
import FoundationEssentials
import ServiceLifecycle

/// Sends the spans of a queue to a collector, in batches, until the process stops; then sends what is left.
///
/// A collector that is busy or away is tried again with growing random waits; meanwhile spans gather in the queue, and
/// those that find no room are dropped. What became of all spans is counted in `storywriter.telemetry.spans`.
package struct SpanExporter: Service {
    /// Sends a body with these headers to the collector.
    ///
    /// - Returns: the answer's status. It must bring its own time limit.
    /// - Throws: where there was no answer.
    package typealias Send = @Sendable (_ body: Data, _ headers: [(name: String, value: String)]) async throws -> Int

    private enum Outcome: String, CaseIterable {
        case sent, dropped, refused
    }

    private let spans: SpanQueue
    private let export: SpanExport
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let counters: [Outcome: Counter]
    private let send: Send

    /// An exporter over `spans`, whose only reader it is.
    ///
    /// - Parameters:
    ///   - spans: where the tracer puts them.
    ///   - export: how they are sent.
    ///   - clock: what waits are measured by.
    ///   - random: draws the jitter, from 0 up to and without 1.
    ///   - factory: where the counts go.
    ///   - send: sends one request.
    package init(
        spans: SpanQueue, export: SpanExport, clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        factory: any MetricsFactory = MetricsSystem.factory, send: @escaping Send
    ) {
        self.spans = spans
        self.export = export
        self.clock = clock
        self.random = random
        self.send = send
        let counters = Outcome.allCases.map { outcome in
            (
                outcome,
                Counter(
                    label: "storywriter.telemetry.spans", dimensions: [("storywriter.outcome", outcome.rawValue)],
                    factory: factory)
            )
        }
        self.counters = Dictionary(uniqueKeysWithValues: counters)
    }

    /// Sends until the process is asked to stop, or the task is cancelled; a cancelled one sends nothing more.
    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await clock.sleep(for: export.interval)) != nil { spans.nudge() }
            }
            for await _ in spans.nudges.cancelOnGracefulShutdown() {
                await sendAll()
            }
            group.cancelAll()
        }
        if !Task.isCancelled { await sendLast() }
        count(.dropped, spans.takeDropped())
    }

    private func sendAll() async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let batch = spans.take()
            if batch.isEmpty { break }
            await deliver(batch) { wait in
                try await cancelWhenGracefulShutdown { try await clock.sleep(for: wait) }
            }
        }
        count(.dropped, spans.takeDropped())
    }

    /// Sends what is left, as far as there is time.
    private func sendLast() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(for: export.shutdownLimit) }
            group.addTask {
                while !Task.isCancelled {
                    let batch = spans.take()
                    if batch.isEmpty { break }
                    await deliver(batch) { try await clock.sleep(for: $0) }
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Sends one batch; puts it back where a wait for the next try is broken off.
    private func deliver(_ batch: [FinishedSpan], pause: (Duration) async throws -> Void) async {
        // Spans that cannot be written are counted as refused.
        guard let body = try? OTLPBody(batch, resource: export.resource).data() else {
            return count(.refused, batch.count)
        }
        var window = export.firstBackoff
        for attempt in 1...export.attempts {
            switch await ask(body) {
            case .sent: return count(.sent, batch.count)
            case .refused: return count(.refused, batch.count)
            case .dropped: break
            }
            if attempt == export.attempts { break }
            do {
                try await pause(window * random())
            } catch {
                return spans.putBack(batch)
            }
            window *= 2
        }
        count(.dropped, batch.count)
    }

    /// One try; `dropped` where another may do better.
    private func ask(_ body: Data) async -> Outcome {
        // What went wrong in between is the network's; the batch is tried again, and counted where it is given up.
        guard let status = try? await send(body, [("Content-Type", "application/json")] + export.headers) else {
            return .dropped
        }
        switch status {
        case 200..<300: return .sent
        case 429, 502, 503, 504: return .dropped
        default: return .refused
        }
    }

    private func count(_ outcome: Outcome, _ spans: Int) {
        if spans > 0 { counters[outcome]?.increment(by: spans) }
    }
}
