/// One metric of the product: its name, and what stands beside it in the exposition.
package struct MetricDefinition: Sendable, Hashable {
    /// The label under which the rooms make it, dots between its words.
    package let label: String
    package let kind: MetricKind
    package let unit: MetricUnit
    /// One line that says what is counted.
    package let help: String
    /// Upper bounds of a histogram's buckets, ascending, without infinity; empty for other kinds.
    package let buckets: [Double]
    /// The dimensions that it may have.
    package let dimensions: [String]

    /// Takes a definition's parts.
    init(
        _ label: String, _ kind: MetricKind, _ help: String, unit: MetricUnit = .none, buckets: [Double] = [],
        by dimensions: [String] = []
    ) {
        self.label = label
        self.kind = kind
        self.unit = unit
        self.help = help
        self.buckets = buckets
        self.dimensions = dimensions
    }

    /// The name in the exposition: words joined by `_`, then the unit, then `_total` for a counter.
    package var exposedName: String { PrometheusName.metric(label, kind: kind, unit: unit) }
}
