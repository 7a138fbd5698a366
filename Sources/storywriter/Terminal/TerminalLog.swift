import Foundation
import Logging
import Synchronization

/// Log lines on standard error: what is as bad as `STORYWRITER_LOG` says, or worse.
struct TerminalLog: LogHandler {
    var logLevel: Logger.Level
    var metadata = Logger.Metadata()
    private let label: String
    private let terminal: Terminal

    private static let isSetUp = Mutex(false)

    private init(label: String, level: Logger.Level, terminal: Terminal) {
        self.label = label
        self.logLevel = level
        self.terminal = terminal
    }

    /// Has the whole program log so. Later calls change nothing, as the first logger may exist by then.
    static func setUp(level: Logger.Level) {
        let isFirst = isSetUp.withLock { isSetUp in
            defer { isSetUp = true }
            return !isSetUp
        }
        guard isFirst else { return }
        let terminal = Terminal()
        LoggingSystem.bootstrap { TerminalLog(label: $0, level: level, terminal: terminal) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
            .sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }
            .joined()
        // A line of figures may stand where the log line begins.
        terminal.note("\(terminal.lineStart)\(event.level) \(label): \(event.message)\(facts)")
    }
}
