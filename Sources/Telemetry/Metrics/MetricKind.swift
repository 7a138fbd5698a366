/// What kind of metric stands under a name.
package enum MetricKind: String, Sendable, Hashable {
    /// Only ever goes up.
    case counter
    /// Goes up and down.
    case gauge
    /// How often values fell below each of a list of bounds.
    case histogram
}
