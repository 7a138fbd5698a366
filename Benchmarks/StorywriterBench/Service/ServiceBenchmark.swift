import Foundation

/// How fast the service is, and what it takes: the program in a process of its own, the provider and the load in this one.
struct ServiceBenchmark {
    /// What can be measured by itself.
    enum Part: String, CaseIterable, Sendable {
        case premise, latency, stories, cache, polls, readers, edits, start, workers
    }

    let stand: ServiceStand
    let parts: [Part]

    /// Measures part by part.
    ///
    /// - Parameter tell: hears the figures of each part when it is over. A part that cannot be measured says why.
    func run(_ tell: @Sendable ([Figure]) -> Void) async {
        for part in parts {
            var readings = Readings()
            do {
                try await measure(part, into: &readings)
                tell(readings.figures)
            } catch {
                tell(readings.figures + [Figure(part.rawValue, "not measured: \(error)")])
            }
        }
    }

    private func measure(_ part: Part, into readings: inout Readings) async throws {
        switch part {
        case .premise: try await PremisePart(stand: stand).measure(into: &readings)
        case .latency: try await LatencyPart(stand: stand).measure(into: &readings)
        case .stories: try await StoriesPart(stand: stand).measure(into: &readings)
        case .cache: try await CachePart(stand: stand).measure(into: &readings)
        case .polls: try await PollsPart(stand: stand).measure(into: &readings)
        case .readers: try await ReadersPart(stand: stand).measure(into: &readings)
        case .edits: try await EditsPart(stand: stand).measure(into: &readings)
        case .start: try await ServerStartPart(stand: stand).measure(into: &readings)
        case .workers: try await WorkersPart(stand: stand).measure(into: &readings)
        }
    }
}
