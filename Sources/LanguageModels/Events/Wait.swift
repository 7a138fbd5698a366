/// A pause before a provider is tried again.
package struct Wait: Sendable, Hashable {
    package var provider: String
    package var duration: Duration
    /// One sentence for people, without secrets.
    package var reason: String

    /// Takes a wait's parts.
    package init(provider: String, duration: Duration, reason: String) {
        self.provider = provider
        self.duration = duration
        self.reason = reason
    }
}
