import FoundationEssentials
import Logging
import Tracing

/// Writes each log entry as one JSON object on a line of its own, for machines that gather logs.
///
/// Members: `time` (UTC), `level`, `label`, `message`, then `request_id`, `trace_id` and `span_id` where there are any,
/// `error` (the type alone), and `metadata` without what looks like a secret.
package struct JSONLogHandler: LogHandler {
    /// The names under which a request's id comes, from us and from the HTTP library.
    private static let requestKeys = ["request_id", "hb.request.id"]

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let label: String
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    /// A handler for one logger.
    ///
    /// - Parameters:
    ///   - label: the logger's name.
    ///   - level: this and worse is written.
    ///   - metadataProvider: adds what belongs to the current task.
    ///   - now: the moment of an entry.
    ///   - write: takes a line with its line feed; standard error unless told otherwise.
    package init(
        label: String, level: Logger.Level, metadataProvider: Logger.MetadataProvider? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (String) -> Void = StandardError.put
    ) {
        self.label = label
        self.logLevel = level
        self.metadataProvider = metadataProvider
        self.now = now
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        let request = Self.requestKeys.compactMap { all.removeValue(forKey: $0) }.first
        let shown = SecretKeys.redacting(all)
        let trace = ServiceContext.current?.traceContext
        let line = JSONLine.object { line in
            line.add("time", Self.time(now()))
            line.add("level", event.level.rawValue)
            line.add("label", label)
            line.add("message", event.message.description)
            if let request { line.add("request_id", request.description) }
            if let trace {
                line.add("trace_id", trace.traceID.hex)
                line.add("span_id", trace.spanHex)
            }
            if let error = event.error { line.add("error", String(reflecting: type(of: error))) }
            if !shown.isEmpty { line.add("metadata") { Self.add(shown, to: &$0) } }
        }
        write(line + "\n")
    }

    private static func add(_ metadata: Logger.Metadata, to line: inout JSONLine) {
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .string(let text): line.add(name, text)
            case .stringConvertible(let value): line.add(name, value.description)
            case .dictionary(let inner): line.add(name) { add(inner, to: &$0) }
            case .array(let all): line.add(name, list: all.map(written))
            }
        }
    }

    private static func written(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): JSONLine.string(text)
        case .stringConvertible(let value): JSONLine.string(value.description)
        case .dictionary(let inner): JSONLine.object { add(inner, to: &$0) }
        case .array(let all): "[" + all.map(written).joined(separator: ",") + "]"
        }
    }

    private static func time(_ moment: Date) -> String {
        moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
