import CoreMetrics
import Synchronization

/// Keeps the process's metrics and shows them as Prometheus reads them.
///
/// Looking up a handler takes two short locks; counting with one takes none (counters, gauges) or the series' own
/// (histograms). So handlers are made once and kept, as `Counter` and its like do.
///
/// The number of series of a metric is bounded: a flood of label values ends in one series that is labelled
/// `otel_metric_overflow="true"`, and the metric's total stays right.
package final class PrometheusRegistry: MetricsFactory {
    /// The `Content-Type` of what `render` gives.
    package static let contentType = PrometheusText.contentType

    private struct Key: Hashable {
        let label: String
        let kind: MetricKind
        let unit: MetricUnit
    }

    private struct Families {
        var byKey: [Key: MetricFamily] = [:]
        var byName: [String: MetricFamily] = [:]
    }

    private let definitions: [String: MetricDefinition]
    private let mostSeries: Int
    private let families = Mutex(Families())

    /// An empty registry.
    ///
    /// - Parameters:
    ///   - definitions: help, unit and buckets by name; a metric that is not among them is shown without them.
    ///   - mostSeries: the most sets of labels that one metric may have; at least 1.
    package init(definitions: [MetricDefinition] = MetricNames.all, mostSeries: Int = 1_000) {
        self.definitions = Dictionary(definitions.map { ($0.label, $0) }) { first, _ in first }
        self.mostSeries = max(1, mostSeries)
    }

    /// All metrics in the text format, sorted by name.
    package func render() -> String {
        let all = families.withLock { $0.byName.values.sorted { $0.name < $1.name } }
        var text = ""
        for family in all { family.write(to: &text) }
        return text
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions)
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate { return histogram(label, dimensions, unit: .none) }
        return gauge(label, dimensions)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions, unit: .seconds)
    }

    package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }

    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }

    package func destroyMeter(_ handler: any MeterHandler) { remove(handler) }

    package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }

    package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries {
        let family = family(label, .counter, unit: .none)
        return family.series(dimensions) { CounterSeries(name: family.name, labels: $0) }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
        let family = family(label, .gauge, unit: .none)
        return family.series(dimensions) { GaugeSeries(name: family.name, labels: $0) }
    }

    private func histogram(
        _ label: String, _ dimensions: [(String, String)], unit: MetricUnit
    ) -> HistogramSeries {
        let family = family(label, .histogram, unit: unit)
        return family.series(dimensions) {
            HistogramSeries(name: family.name, labels: $0, bounds: family.bounds)
        }
    }

    /// The family of a label; where two kinds would share a name, only the first is shown, since the format forbids it.
    private func family(_ label: String, _ kind: MetricKind, unit: MetricUnit) -> MetricFamily {
        let definition = definitions[label]
        let unit = definition?.unit ?? unit
        let key = Key(label: label, kind: kind, unit: unit)
        return families.withLock { families in
            if let known = families.byKey[key] { return known }
            let name = PrometheusName.metric(label, kind: kind, unit: unit)
            if let known = families.byName[name], known.kind == kind {
                families.byKey[key] = known
                return known
            }
            let bounds = kind != .histogram ? [] : (definition?.buckets).flatMap { $0.isEmpty ? nil : $0 }
            let made = MetricFamily(
                name: name, kind: kind, help: definition?.help ?? "Not described.",
                bounds: bounds ?? MetricNames.defaultBuckets, mostSeries: mostSeries)
            families.byKey[key] = made
            if families.byName[name] == nil { families.byName[name] = made }
            return made
        }
    }

    private func remove(_ handler: AnyObject) {
        guard let series = handler as? any PrometheusSeries else { return }
        families.withLock { $0.byName[series.name] }?.remove(series)
    }
}
