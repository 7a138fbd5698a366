/// The numbers of one metric under one set of labels.
protocol PrometheusSeries: AnyObject, Sendable {
    /// The family's name, as exposed.
    var name: String { get }
    /// The labels as `PrometheusText.labels` writes them.
    var labels: String { get }

    /// Appends its lines.
    func write(to text: inout String)
}

extension PrometheusSeries {
    /// Appends one line: `name_suffix{labels,extra} value`.
    func writeSample(_ value: String, suffix: String = "", extra: String = "", to text: inout String) {
        text += name
        text += suffix
        let parted = !labels.isEmpty && !extra.isEmpty
        if !labels.isEmpty || !extra.isEmpty {
            text += "{"
            text += labels
            if parted { text += "," }
            text += extra
            text += "}"
        }
        text += " "
        text += value
        text += "\n"
    }
}
