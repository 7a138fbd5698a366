import HTTPAPI
import JSONNotation
import Testing

/// Checks what AG-UI 1.0 says of the order of events; what is wrong is recorded as an issue of the test.
struct AGUIOrder {
    /// The JSON of events; other rooms have a type of that name too.
    typealias JSON = JSONValue

    private enum Stage { case before, running, finished, failed }

    private var stage = Stage.before
    private var messages: Set<String> = []
    private var calls: Set<String> = []
    private var steps: Set<String> = []
    private var known: Set<String> = []
    private let thread: String
    private let run: String

    private init(thread: String, run: String) {
        self.thread = thread
        self.run = run
    }

    /// Checks the events of one run from its first to its last.
    ///
    /// - Returns: the events, by type, for tests to look at.
    @discardableResult
    static func check(
        _ events: [JSONValue], thread: String = "t1", run: String = "r1",
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [String] {
        var order = AGUIOrder(thread: thread, run: run)
        for (index, event) in events.enumerated() {
            if let fault = order.take(event) {
                Issue.record("event \(index + 1), \(event.jsonText): \(fault)", sourceLocation: sourceLocation)
            }
        }
        if order.stage == .before || order.stage == .running {
            Issue.record("the stream ends without the end of its run", sourceLocation: sourceLocation)
        }
        return events.map { text($0["type"]) ?? "" }
    }

    private mutating func take(_ event: JSONValue) -> String? {
        guard let type = Self.text(event["type"]) else { return "it has no type" }
        if let null = Self.null(in: event, of: type) { return "\(null) is null" }
        switch (stage, type) {
        case (.before, "RUN_STARTED"), (.before, "RUN_ERROR"), (.running, _), (.finished, "RUN_ERROR"): break
        default: return "it may not stand here"
        }
        switch type {
        case "RUN_STARTED":
            guard stage == .before else { return "a run is under way" }
            stage = .running
            guard Self.text(event["protocolVersion"]) == "1.0" else { return "it has no version" }
            return isOurs(event) ? nil : "it is of another run"
        case "RUN_FINISHED":
            stage = .finished
            guard messages.isEmpty, calls.isEmpty, steps.isEmpty else { return "something is still open" }
            return isOurs(event) ? nil : "it is of another run"
        case "RUN_ERROR":
            stage = .failed
            return Self.text(event["message"])?.isEmpty == false ? nil : "it says nothing"
        case "STEP_STARTED": return open(Self.text(event["stepName"]), in: \.steps, isUnique: false)
        case "STEP_FINISHED": return Self.close(Self.text(event["stepName"]), in: &steps)
        case "TEXT_MESSAGE_START": return open(Self.text(event["messageId"]), in: \.messages, isUnique: true)
        case "TEXT_MESSAGE_END": return Self.close(Self.text(event["messageId"]), in: &messages)
        case "TOOL_CALL_START":
            if let parent = Self.text(event["parentMessageId"]), !known.contains(parent) { return "it has no parent" }
            return open(Self.text(event["toolCallId"]), in: \.calls, isUnique: true)
        case "TOOL_CALL_END": return Self.close(Self.text(event["toolCallId"]), in: &calls)
        case "TEXT_MESSAGE_CONTENT": return content(event, "messageId", in: messages)
        case "TOOL_CALL_ARGS": return content(event, "toolCallId", in: calls)
        case "STATE_SNAPSHOT", "STATE_DELTA", "CUSTOM": return nil
        default: return "it is unknown"
        }
    }

    private func isOurs(_ event: JSONValue) -> Bool {
        Self.text(event["threadId"]) == thread && Self.text(event["runId"]) == run
    }

    private mutating func open(_ id: String?, in kind: WritableKeyPath<AGUIOrder, Set<String>>, isUnique: Bool)
        -> String?
    {
        guard let id, !id.isEmpty else { return "it names nothing" }
        guard self[keyPath: kind].insert(id).inserted else { return "it is open already" }
        return isUnique && !known.insert(id).inserted ? "its id was used before" : nil
    }

    private static func close(_ id: String?, in open: inout Set<String>) -> String? {
        guard let id, open.remove(id) != nil else { return "it is not open" }
        return nil
    }

    private func content(_ event: JSONValue, _ name: String, in open: Set<String>) -> String? {
        guard let id = Self.text(event[name]), open.contains(id) else { return "it is not open" }
        return Self.text(event["delta"])?.isEmpty == false ? nil : "it brings nothing"
    }

    static func text(_ value: JSONValue?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }

    /// Where a null stands; free JSON may hold some.
    private static func null(in event: JSONValue, of type: String) -> String? {
        guard case .object(let members) = event else { return nil }
        return members.first { member in
            !["snapshot", "result"].contains(member.name) && !(type == "STATE_DELTA" && member.name == "delta")
                && member.value.holdsNull
        }?.name
    }
}

extension JSONValue {
    fileprivate var holdsNull: Bool {
        switch self {
        case .null: true
        case .array(let values): values.contains(where: \.holdsNull)
        case .object(let members): members.contains(where: \.value.holdsNull)
        default: false
        }
    }
}
