import JSONNotation
import StoryDomain
import Storytelling

/// What of a run's input can be used. Nothing in it is a fault here: parts of other kinds, unknown roles and broken entries
/// are passed over.
struct AGUIInput: Sendable, Hashable {
    /// The story that the talk is about; nil where none is named.
    let story: StoryID?
    let provider: String?
    let model: String?
    /// The state as the client has it.
    let state: JSONValue?
    let talk: CopilotTalk

    /// Reads a body that is an object.
    init(_ body: JSONValue) {
        let (state, props) = (body["state"], body["forwardedProps"])
        self.state = state
        let name = Self.text(state?["story_id"]) ?? Self.text(props?["story_id"])
        story = name.flatMap { PlainID.fits($0) ? StoryID($0) : nil }
        provider = Self.text(props?["provider"])
        model = Self.text(props?["model"])
        let (lines, notes) = Self.lines(of: Self.list(body["messages"]))
        talk = CopilotTalk(
            lines: lines, scene: Self.number(state?["scene"]), paragraph: Self.number(state?["paragraph"]),
            notes: notes + Self.list(body["context"]).compactMap(Self.note))
    }

    /// The major version that a client asks for; nil where it says none that can be read.
    static func majorVersion(of body: JSONValue) -> Int? {
        text(body["protocolVersion"]).flatMap { Int($0.prefix { $0 != "." }) }
    }

    private static func lines(of messages: [JSONValue]) -> ([CopilotTalk.Line], [CopilotTalk.Note]) {
        var lines: [CopilotTalk.Line] = []
        var notes: [CopilotTalk.Note] = []
        var wishes: [String: CopilotWish] = [:]
        for message in messages {
            let said = content(message["content"])
            switch text(message["role"]) {
            case "user" where !said.isEmpty: lines.append(.writer(said))
            case "assistant":
                let calls = list(message["toolCalls"]).compactMap(call)
                for (id, wish) in calls { wishes[id] = wish }
                if !said.isEmpty || !calls.isEmpty { lines.append(.copilot(said, wishes: calls.map(\.wish))) }
            case "tool":
                let wish = text(message["toolCallId"]).flatMap { wishes[$0] }
                lines.append(.verdict(verdict(said, error: text(message["error"])), on: wish))
            case "system" where !said.isEmpty, "developer" where !said.isEmpty:
                notes.append(CopilotTalk.Note(about: "From the front end", text: said))
            default: break
            }
        }
        return (lines, notes)
    }

    private static func call(_ value: JSONValue) -> (id: String, wish: CopilotWish)? {
        guard let id = text(value["id"]), let name = text(value["function"]?["name"]) else { return nil }
        // Arguments that are no JSON make no wish: the client may send back what a model wrote.
        let arguments = text(value["function"]?["arguments"]).flatMap { try? JSONReader.read(Array($0.utf8)) }
        return AGUITool.wish(name: name, arguments: arguments).map { (id, $0) }
    }

    /// What a tool's result says: a word, or an object with `accepted` or `status`.
    private static func verdict(_ said: String, error: String?) -> CopilotVerdict {
        if let error, !error.isEmpty { return .other("it could not be done: \(error)") }
        // Plain words are as good as JSON here.
        let json = try? JSONReader.read(Array(said.utf8))
        if case .bool(let isAccepted)? = json?["accepted"] ?? json { return isAccepted ? .accepted : .rejected }
        let word = (text(json?["status"]) ?? text(json) ?? said).lowercased()
        if word.hasPrefix("accept") || word.hasPrefix("applied") { return .accepted }
        if word.hasPrefix("reject") || word.hasPrefix("declin") || word.hasPrefix("dismiss") { return .rejected }
        return .other(said)
    }

    private static func note(_ value: JSONValue) -> CopilotTalk.Note? {
        guard let said = text(value["value"]), !said.isEmpty else { return nil }
        return CopilotTalk.Note(about: text(value["description"]) ?? "", text: said)
    }

    /// The text of a message's content, whole or in parts; pictures and files are passed over.
    private static func content(_ value: JSONValue?) -> String {
        if let whole = text(value) { return whole }
        return list(value).compactMap { part in
            text(part["type"]) == "text" ? text(part["text"]) : nil
        }.joined(separator: "\n")
    }

    private static func text(_ value: JSONValue?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }

    private static func list(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let values)? = value { values } else { [] }
    }

    /// A number from 1 on.
    private static func number(_ value: JSONValue?) -> Int? {
        switch value {
        case .integer(let number): number > 0 ? number : nil
        case .number(let digits): Double(digits).flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
        default: nil
        }
    }
}
