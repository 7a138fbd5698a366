/// What a metric's numbers count; its name ends in it where there is a word for it.
package enum MetricUnit: String, Sendable, Hashable {
    /// Things, which the name names itself.
    case none = ""
    case seconds
    case bytes
    /// US dollars.
    case dollars = "usd"
}
