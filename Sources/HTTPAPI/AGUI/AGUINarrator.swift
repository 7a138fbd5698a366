import FoundationEssentials
import JSONNotation
import StoryDomain
import Storytelling

/// Tells a copilot's turn as events of AG-UI in an order that the protocol allows, whatever happens: what is opened is
/// closed, nothing follows the end, and there is one end.
struct AGUINarrator: Sendable {
    private let thread: String
    private let run: String
    private var hasBegun = false
    private var isOver = false
    /// The message that is open.
    private var message: String?
    /// The last message that was begun: what tool calls belong to.
    private var lastMessage: String?
    private var step: CopilotStage?
    private var pending: [String] = []
    private var usage: [AGUIUsage] = []
    private var cost = Decimal(0)

    /// Takes the names that the client gave.
    init(thread: String, run: String) {
        self.thread = thread
        self.run = run
    }

    /// The beginning: the run, and the story as it stands.
    mutating func begin(state: JSONValue) -> [AGUIEvent] {
        guard !hasBegun, !isOver else { return [] }
        hasBegun = true
        return [.runStarted(thread: thread, run: run), .stateSnapshot(state)]
    }

    /// What a signal tells.
    mutating func take(_ signal: CopilotSignal) -> [AGUIEvent] {
        guard hasBegun, !isOver else { return [] }
        switch signal {
        case .begins(let stage):
            let closing = closeAll()
            step = stage
            return closing + [.stepStarted(stage.rawValue)]
        case .ends: return closeAll()
        case .reading(let done, let total): return [.reading(done: done, total: total)]
        case .thinking(let characters): return [.thinking(characters: characters)]
        case .silent(let duration): return [.silent(seconds: Int(duration.components.seconds))]
        case .said(let text): return said(text)
        case .proposes(let proposal): return closeMessage() + call(AGUITool(proposal))
        case .spent(let spending):
            cost += spending.cost
            for index in usage.indices where usage[index].add(spending) { return [] }
            usage.append(AGUIUsage(spending))
            return []
        }
    }

    /// A change of the story's state.
    mutating func take(delta: [JSONValue]) -> [AGUIEvent] {
        hasBegun && !isOver && !delta.isEmpty ? [.stateDelta(delta)] : []
    }

    /// The end of a turn that went well.
    mutating func finish(revision: Int) -> [AGUIEvent] {
        guard hasBegun, !isOver else { return [] }
        let closing = closeAll()
        isOver = true
        let result: JSONValue = ["cost": .string(cost.description), "revision": .integer(revision)]
        return closing + [
            .runFinished(thread: thread, run: run, result: result, pendingToolCalls: pending, usage: usage)
        ]
    }

    /// The end of a turn that did not.
    mutating func fail(_ problem: Problem) -> [AGUIEvent] {
        guard !isOver else { return [] }
        let closing = closeAll()
        isOver = true
        return closing + [.runError(message: problem.detail, code: problem.kind.rawValue, usage: usage)]
    }

    private mutating func said(_ text: String) -> [AGUIEvent] {
        guard !text.isEmpty else { return [] }
        if let message { return [.textContent(message: message, delta: text)] }
        let id = CallID.random().rawValue
        message = id
        lastMessage = id
        return [.textStart(message: id), .textContent(message: id, delta: text)]
    }

    private mutating func call(_ tool: AGUITool) -> [AGUIEvent] {
        let id = CallID.random().rawValue
        pending.append(id)
        return [
            .toolCallStart(id: id, name: tool.name, parent: lastMessage),
            .toolCallArgs(id: id, delta: tool.arguments.jsonText), .toolCallEnd(id: id),
        ]
    }

    private mutating func closeMessage() -> [AGUIEvent] {
        defer { message = nil }
        return message.map { [.textEnd(message: $0)] } ?? []
    }

    private mutating func closeAll() -> [AGUIEvent] {
        let closing = closeMessage() + (step.map { [.stepFinished($0.rawValue)] } ?? [])
        step = nil
        return closing
    }
}
