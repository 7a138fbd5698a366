/// How long the parts of a call to a provider may take. The limit for connecting belongs to `HTTPTransport`, which
/// pools connections over calls.
package struct ProviderTimeouts: Sendable, Hashable {
    /// From the request, or the last sign of life, to the first piece of the answer: queueing and reading the prompt
    /// included. Signs of life are comments, progress and openings without content.
    package var firstToken: Duration
    /// Between two pieces or signs of life, once the answer has begun. Thoughts are pieces.
    package var idle: Duration
    /// The whole call, whatever comes.
    package var total: Duration
    /// Whether the server is one's own: this machine or one of a private network. It may read a prompt for many minutes,
    /// and the same prompt is not sent to it again because it was slow.
    package var isOwnServer: Bool

    /// Takes the three limits.
    package init(
        firstToken: Duration = .seconds(120), idle: Duration = .seconds(60), total: Duration = .seconds(900),
        isOwnServer: Bool = false
    ) {
        self.firstToken = firstToken
        self.idle = idle
        self.total = total
        self.isOwnServer = isOwnServer
    }

    /// For a server of one's own: its queue and a long prompt on slow cores take minutes, not seconds.
    package static let local = ProviderTimeouts(
        firstToken: .seconds(1_800), idle: .seconds(180), total: .seconds(7_200), isOwnServer: true)

    /// For a picture: nothing comes until it is drawn.
    package static let drawing = ProviderTimeouts(firstToken: .seconds(180), idle: .seconds(60), total: .seconds(240))

    /// For a question that is answered at once, such as the list of models.
    package static let probe = ProviderTimeouts(firstToken: .seconds(10), idle: .seconds(10), total: .seconds(20))

    /// The limits for a server, from where it is.
    ///
    /// - Parameter url: its base URL.
    package static func usual(for url: String) -> ProviderTimeouts {
        HostName(url: url).isOwn ? .local : ProviderTimeouts()
    }
}
