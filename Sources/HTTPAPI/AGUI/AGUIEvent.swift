import JSONNotation

/// An event of the AG-UI protocol, version 1.0: those that the copilot sends.
enum AGUIEvent: Sendable, Hashable {
    /// The version that is spoken.
    static let protocolVersion = "1.0"

    case runStarted(thread: String, run: String)
    case runFinished(thread: String, run: String, result: JSONValue, pendingToolCalls: [String], usage: [AGUIUsage])
    case runError(message: String, code: String, usage: [AGUIUsage])
    case stepStarted(String)
    case stepFinished(String)
    case textStart(message: String)
    case textContent(message: String, delta: String)
    case textEnd(message: String)
    case toolCallStart(id: String, name: String, parent: String?)
    case toolCallArgs(id: String, delta: String)
    case toolCallEnd(id: String)
    case stateSnapshot(JSONValue)
    /// Operations of RFC 6902.
    case stateDelta([JSONValue])
    /// How far a model that runs here has read its prompt, in tokens; of our own.
    case reading(done: Int, total: Int)
    /// The model thinks: so many more characters; of our own.
    case thinking(characters: Int)
    /// Nothing of the answer has come for so many seconds since the call began; of our own.
    case silent(seconds: Int)

    /// The event as it goes over the wire: names in camelCase, what there is not is left out and never null.
    var json: JSONValue {
        var members: [JSONValue.Member] = [.init("type", .string(type))]
        func add(_ name: String, _ value: JSONValue?) {
            if let value { members.append(.init(name, value)) }
        }
        switch self {
        case .runStarted(let thread, let run):
            add("threadId", .string(thread))
            add("runId", .string(run))
            add("protocolVersion", .string(Self.protocolVersion))
        case .runFinished(let thread, let run, let result, let pending, let usage):
            add("threadId", .string(thread))
            add("runId", .string(run))
            add("result", result)
            add("outcome", Self.success(pending))
            add("usage", Self.list(usage))
        case .runError(let message, let code, let usage):
            add("message", .string(message))
            add("code", .string(code))
            add("usage", Self.list(usage))
        case .stepStarted(let name), .stepFinished(let name): add("stepName", .string(name))
        case .textStart(let message):
            add("messageId", .string(message))
            add("role", "assistant")
        case .textContent(let message, let delta):
            add("messageId", .string(message))
            add("delta", .string(delta))
        case .textEnd(let message): add("messageId", .string(message))
        case .toolCallStart(let id, let name, let parent):
            add("toolCallId", .string(id))
            add("toolCallName", .string(name))
            add("parentMessageId", parent.map(JSONValue.string))
        case .toolCallArgs(let id, let delta):
            add("toolCallId", .string(id))
            add("delta", .string(delta))
        case .toolCallEnd(let id): add("toolCallId", .string(id))
        case .stateSnapshot(let snapshot): add("snapshot", snapshot)
        case .stateDelta(let operations): add("delta", .array(operations))
        case .reading(let done, let total):
            add("name", "reading")
            add("value", ["done": .integer(done), "total": .integer(total)])
        case .thinking(let characters):
            add("name", "thinking")
            add("value", ["characters": .integer(characters)])
        case .silent(let seconds):
            add("name", "silent")
            add("value", ["seconds": .integer(seconds)])
        }
        return .object(members)
    }

    /// The event as a frame: only data, since the protocol knows no names and ids of frames.
    var frame: ServerEvent { ServerEvent(data: json.jsonText) }

    private var type: String {
        switch self {
        case .runStarted: "RUN_STARTED"
        case .runFinished: "RUN_FINISHED"
        case .runError: "RUN_ERROR"
        case .stepStarted: "STEP_STARTED"
        case .stepFinished: "STEP_FINISHED"
        case .textStart: "TEXT_MESSAGE_START"
        case .textContent: "TEXT_MESSAGE_CONTENT"
        case .textEnd: "TEXT_MESSAGE_END"
        case .toolCallStart: "TOOL_CALL_START"
        case .toolCallArgs: "TOOL_CALL_ARGS"
        case .toolCallEnd: "TOOL_CALL_END"
        case .stateSnapshot: "STATE_SNAPSHOT"
        case .stateDelta: "STATE_DELTA"
        case .reading, .thinking, .silent: "CUSTOM"
        }
    }

    private static func success(_ pending: [String]) -> JSONValue {
        var outcome: [JSONValue.Member] = [.init("type", "success")]
        if !pending.isEmpty { outcome.append(.init("pendingToolCallIds", .array(pending.map(JSONValue.string)))) }
        return .object(outcome)
    }

    private static func list(_ usage: [AGUIUsage]) -> JSONValue? {
        usage.isEmpty ? nil : .array(usage.map(\.json))
    }
}
