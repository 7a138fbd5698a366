import FoundationEssentials
import LanguageModels

/// What `storywriter serve` can be told.
///
/// ## Configuration keys
/// - `storywriter.host` (default `127.0.0.1`), `storywriter.port` (0 to 65535, 0 takes a free one; default 8080)
/// - `storywriter.role` (`all`, `api` or `worker`; default `all`)
/// - `storywriter.auth` (`none`, `keys` or `jwt`; default `none`, which only loopback addresses may use)
/// - `storywriter.plans` (path of a YAML file of plans)
/// - `storywriter.runs` (runs that one worker works on at once; default 64)
/// - `storywriter.leaseSeconds` (3 to 3600: how long a worker that is not heard of keeps its runs; default 30)
/// - `storywriter.runRetentionDays` (whole days after which finished runs are deleted; default: never)
/// - `storywriter.jwt.jwksUrl`, `storywriter.jwt.issuer`, `storywriter.jwt.audience`, `storywriter.jwt.parties` (comma-separated)
/// - `storywriter.origins` (web pages that may call the API, comma-separated; default none)
/// - `storywriter.callerStreams` (1 to 3072: event streams that one caller may have open; default 256, and without sign-in
///   as many as all may have)
/// - `storywriter.cache.hours` (how long answers are given again; 0 keeps none; default 24),
///   `storywriter.cache.megabytes` (room for all answers; default 1024)
/// - `storywriter.logFormat` (`text` or `json`; default `text`)
/// - `otel.exporterOtlpEndpoint` (base URL of a collector; spans are sent there), `otel.tracesSamplerArg` (0 to 1)
package struct ServerSettings: Sendable {
    /// Which services a process runs.
    package enum Role: String, Sendable, CaseIterable {
        case all, api, worker
    }

    /// How callers are known.
    package enum Identity: Sendable {
        case none
        case keys
        case jwt(JWT)
    }

    /// A sign-in service.
    package struct JWT: Sendable {
        package var keySetURL: String
        package var issuer: String
        package var audience: String?
        package var parties: Set<String>
    }

    package var host: String
    package var port: Int
    /// Whether the port was asked for: a worker listens only then.
    package var isPortGiven: Bool
    package var role: Role
    package var identity: Identity
    package var plansFile: String?
    package var runs: Int
    package var leaseSeconds: Int
    package var runRetention: Duration?
    package var origins: [String]
    /// Event streams of one caller; nil where nobody says.
    package var callerStreams: Int?
    package var cacheLifetime: Duration
    package var cacheBytes: Int
    package var logsJSON: Bool
    package var collectorURL: String?
    package var sampledShare: Double

    /// Whether only this machine can reach the host's address.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
