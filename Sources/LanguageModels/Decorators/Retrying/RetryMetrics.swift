import Metrics
import Synchronization

/// Counts the calls of one provider's model that are tried again: counter `storywriter.provider.retries`, by
/// `error.type`.
final class RetryMetrics: Sendable {
    private let factory: any MetricsFactory
    private let dimensions: [(String, String)]
    /// By error code; made when first needed, so that no empty series are shown.
    private let retries = Mutex<[ModelError.Code: Counter]>([:])

    /// Takes the model and where its counts go.
    init(_ profile: ModelProfile, factory: any MetricsFactory) {
        self.factory = factory
        self.dimensions = profile.metricDimensions
    }

    /// Counts another try after `error`.
    func record(_ error: ModelError.Code) {
        let counter = retries.withLock { counters in
            if let counter = counters[error] { return counter }
            let counter = Counter(
                label: "storywriter.provider.retries", dimensions: dimensions + [("error.type", error.rawValue)],
                factory: factory)
            counters[error] = counter
            return counter
        }
        counter.increment()
    }
}
