import JSONNotation
import LanguageModels
import StoryDomain

/// Reads the copilot's answer: what it says and what it wants done.
enum CopilotReading {
    /// An answer's parts.
    struct Answer: Hashable {
        var say: String
        var wishes: [CopilotWish]
    }

    /// Reads an answer; wishes that name no known action are left out.
    ///
    /// - Throws: `TolerantJSON.Failure` where it says nothing and wants nothing.
    static func answer(in value: JSONValue) throws(TolerantJSON.Failure) -> Answer {
        let say = value["say"]?.string ?? ""
        let actions = value["actions"]?.array ?? value["actions"].map { [$0] } ?? []
        let wishes = actions.compactMap(wish)
        guard say.contains(where: { !$0.isWhitespace }) || !wishes.isEmpty else {
            throw TolerantJSON.Failure(message: "“say” must hold an answer to the writer.")
        }
        return Answer(say: say, wishes: wishes)
    }

    private static func wish(_ value: JSONValue) -> CopilotWish? {
        guard let action = value["action"]?.string.flatMap(action) else { return nil }
        func text(_ key: String) -> String { PromptData.clipped(value[key]?.string ?? "", to: 1_000) }
        func number(_ key: String) -> Int? {
            let text = value[key]?.string.map { String(Paragraphs.trimmed($0)).withASCIIDigits }
            let number = value[key]?.integer ?? text.flatMap { Int($0) }
            return number.flatMap { $0 > 0 ? $0 : nil }
        }
        return CopilotWish(
            action, scene: number("scene"), paragraph: number("paragraph"), from: text("from"), to: text("to"),
            wish: text("wish"))
    }

    /// The action that a word means; models without a grammar take words of their own.
    private static func action(_ word: String) -> CopilotWish.Action? {
        let word = word.lowercased()
        if let action = CopilotWish.Action(rawValue: word) { return action }
        let kin: [(String, CopilotWish.Action)] = [
            ("rename", .rename), ("rewrite", .rewrite), ("revise", .rewrite), ("add", .addScene), ("new", .addScene),
            ("plan", .plan), ("outline", .plan), ("open", .open), ("show", .open),
        ]
        return kin.first { word.contains($0.0) }?.1
    }
}
