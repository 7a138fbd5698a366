/// How long the parts of a call to a provider may take. The limit for connecting belongs to `HTTPTransport`, which
/// pools connections over calls.
package struct ProviderTimeouts: Sendable, Hashable {
    /// From the request to the first piece of the answer: queueing, reading the prompt and thinking included.
    package var firstToken: Duration
    /// Between two pieces of the answer. Comments that only keep the connection open don't count as pieces.
    package var idle: Duration
    /// The whole call.
    package var total: Duration

    /// Takes the three limits.
    package init(
        firstToken: Duration = .seconds(120), idle: Duration = .seconds(60), total: Duration = .seconds(900)
    ) {
        self.firstToken = firstToken
        self.idle = idle
        self.total = total
    }

    /// For a model on this machine: its queue and a long prompt on slow cores take minutes, not seconds.
    package static let local = ProviderTimeouts(
        firstToken: .seconds(600), idle: .seconds(120), total: .seconds(3600))

    /// For a picture: nothing comes until it is drawn.
    package static let drawing = ProviderTimeouts(firstToken: .seconds(180), idle: .seconds(60), total: .seconds(240))

    /// For a question that is answered at once, such as the list of models.
    package static let probe = ProviderTimeouts(firstToken: .seconds(10), idle: .seconds(10), total: .seconds(20))
}
