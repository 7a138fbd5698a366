import FoundationEssentials

/// How long the keys of a sign-in service are kept, in seconds.
package struct KeySetPatience: Sendable, Hashable {
    /// After this, keys are fetched anew before they are used.
    package var freshFor: TimeInterval
    /// After this, keys are used no more, though the service does not answer.
    package var staleFor: TimeInterval
    /// The least time between two fetches, for whatever reason.
    package var retryInterval: TimeInterval

    /// Takes seconds.
    package init(freshFor: TimeInterval = 600, staleFor: TimeInterval = 86_400, retryInterval: TimeInterval = 30) {
        self.freshFor = freshFor
        self.staleFor = staleFor
        self.retryInterval = retryInterval
    }
}
