/// How the server listens and how long it waits.
package struct APISettings: Sendable {
    /// The address to listen on; 127.0.0.1 unless told otherwise.
    package var host: String
    /// The port; 0 takes a free one.
    package var port: Int
    /// Connections beyond these wait to be accepted.
    package var maximumConnections = 4_096
    /// Event streams that one caller may have open, of the three quarters of all connections that streams may take.
    package var streamsPerCaller = 256
    /// Requests of one caller that may be under way beside its event streams.
    package var requestsPerCaller = 256
    /// How long a connection may be silent between requests, or take for a request's head.
    package var idleTimeout: Duration = .seconds(60)
    /// How long a request's body may take from its head to its end.
    package var bodyTimeout: Duration = .seconds(30)
    /// How long a client may take nothing of what is sent.
    package var stalledTimeout: Duration = .seconds(60)
    /// How long running requests may go on after the server was asked to stop.
    package var drainTime: Duration = .seconds(10)
    /// How often silent event streams get a comment.
    package var keepAlive: Duration = .seconds(15)
    /// Origins of web pages that may call this server; none unless told otherwise.
    package var allowedOrigins: [String] = []
    /// Whether only those are answered who call the server by an address or as `localhost`; right where nobody signs in.
    package var answersOwnNameOnly = false
    /// Whether the OpenAPI document says that routes need a key.
    package var usesKeys = true
    /// Hears of each answer and each event that is not what its route declares. Nil checks none: it costs time, so it is for
    /// tests.
    package var answerFault: (@Sendable (String) -> Void)?

    /// Event streams that may be open at once: a quarter of the connections stays for other requests.
    var allStreams: Int { max(1, maximumConnections / 4 * 3) }

    /// Connections above which those that do nothing make room.
    var comfortableConnections: Int { max(1, maximumConnections / 8 * 7) }

    /// Takes an address; all else is as usual.
    package init(host: String = "127.0.0.1", port: Int = 8_080) {
        self.host = host
        self.port = port
    }
}
