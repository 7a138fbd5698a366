/// Names as the exposition format allows them.
enum PrometheusName {
    /// A metric's name: `gen_ai.client.operation.duration` in seconds is `gen_ai_client_operation_duration_seconds`.
    static func metric(_ label: String, kind: MetricKind, unit: MetricUnit) -> String {
        var name = sanitised(label, colonIsAllowed: true)
        // A counter that already says so keeps its end, with the unit before it.
        if kind == .counter, name.hasSuffix("_total") { name.removeLast("_total".count) }
        if unit != .none, !name.hasSuffix("_" + unit.rawValue) { name += "_" + unit.rawValue }
        if kind == .counter { name += "_total" }
        return name
    }

    /// A label's key. `le` belongs to the buckets, and names that begin with two underscores to Prometheus itself.
    static func label(_ key: String) -> String {
        let name = sanitised(key, colonIsAllowed: false)
        return name == "le" || name.hasPrefix("__") ? "exported_" + name : name
    }

    /// Whatever is no ASCII letter, digit or underscore becomes an underscore; a digit may not come first.
    private static func sanitised(_ text: String, colonIsAllowed: Bool) -> String {
        var name = ""
        name.reserveCapacity(text.utf8.count + 1)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": name.unicodeScalars.append(scalar)
            case ":" where colonIsAllowed: name.unicodeScalars.append(scalar)
            case "0"..."9":
                if name.isEmpty { name = "_" }
                name.unicodeScalars.append(scalar)
            default: name.unicodeScalars.append("_")
            }
        }
        return name.isEmpty ? "_" : name
    }
}
