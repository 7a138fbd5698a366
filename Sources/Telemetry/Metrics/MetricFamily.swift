import Synchronization

/// All series of one metric.
final class MetricFamily: Sendable {
    /// What all values stand under that came after a metric had as many series as it may.
    private static let overflow = "otel_metric_overflow=\"true\""

    let name: String
    let kind: MetricKind
    let bounds: [Double]
    private let help: String
    private let mostSeries: Int
    private let series = Mutex<[String: any PrometheusSeries]>([:])

    /// A metric without series.
    init(name: String, kind: MetricKind, help: String, bounds: [Double], mostSeries: Int) {
        self.name = name
        self.kind = kind
        self.help = help
        self.bounds = bounds
        self.mostSeries = mostSeries
    }

    /// The series of these dimensions; made when first asked for. Once there are `mostSeries`, all new ones are one.
    func series<Series: PrometheusSeries>(
        _ dimensions: [(String, String)], make: (_ labels: String) -> Series
    ) -> Series {
        let labels = PrometheusText.labels(dimensions)
        return series.withLock { all in
            let key = all[labels] != nil || all.count < mostSeries ? labels : Self.overflow
            if let known = all[key] as? Series { return known }
            let made = make(key)
            // A family has one kind of series, but for a gauge's two handlers, which are one class.
            all[key] = made
            return made
        }
    }

    /// Forgets a series; what is recorded into it from now on is not shown.
    func remove(_ gone: any PrometheusSeries) {
        series.withLock { all in
            if all[gone.labels] === gone { all[gone.labels] = nil }
        }
    }

    /// Appends help, type and all series, sorted by their labels; nothing where there is none to show.
    func write(to text: inout String) {
        let all = series.withLock { $0.values.sorted { $0.labels < $1.labels } }
        var lines = ""
        for one in all { one.write(to: &lines) }
        guard !lines.isEmpty else { return }
        text += "# HELP \(name) \(PrometheusText.escapedHelp(help))\n# TYPE \(name) \(kind.rawValue)\n"
        text += lines
    }
}
