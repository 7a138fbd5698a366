import Logging
import Telemetry

/// Logs for machines: one JSON object a line on standard error.
package enum ServerLog {
    /// Has the whole program log so; to be called once, before anything is logged.
    package static func setUp(level: Logger.Level) {
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
    }
}
