import JSONNotation
import StoryDomain
import Storytelling

/// An outline as requests bring it: text, or a list of scenes.
enum SeedOutlineInput: Decodable, Sendable {
    case text(String)
    case scenes([ScenePlan])

    /// The most characters of an outline that is text.
    static let longestText = 200_000

    /// What requests declare for it.
    static let schema = Schema.either(
        .text(atMost: longestText, blank: false),
        .list(of: .map(of: .any), atLeast: 1, atMost: Outline.mostScenes))

    /// The same where there may be none yet.
    static let schemaOrNothing = Schema.either(
        .text(atMost: longestText), .list(of: .map(of: .any), atMost: Outline.mostScenes))

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            let scenes = try container.decode([FreeJSON].self)
            self = .scenes(scenes.enumerated().map { Self.plan($1.value, number: $0 + 1) })
        }
    }

    /// The scenes; a text without words is one scene.
    var plans: [ScenePlan] {
        switch self {
        case .scenes(let plans): return plans
        case .text(let text):
            let plans = OutlineText.scenes(in: text)
            return plans.isEmpty ? [ScenePlan(number: 1, title: "Scene 1", description: text)] : plans
        }
    }

    /// The outline as text.
    var text: String {
        switch self {
        case .text(let text): text
        case .scenes(let plans): OutlineText.text(of: Outline(title: "", scenes: plans))
        }
    }

    /// A scene out of an object that may lack anything: the seed takes any.
    private static func plan(_ scene: JSONValue, number: Int) -> ScenePlan {
        func text(_ name: String) -> String {
            if case .string(let text) = scene[name] { text } else { "" }
        }
        func texts(_ name: String) -> [String] {
            guard case .array(let values) = scene[name] else { return [] }
            return values.compactMap { if case .string(let text) = $0, !text.isEmpty { text } else { nil } }
        }
        let events = texts("key_events")
        let title = text("title")
        let description = text("description")
        let told = description.isEmpty ? events.joined(separator: "; ") : description
        return ScenePlan(
            number: number, title: title.isEmpty ? "Scene \(number)" : title,
            description: told.isEmpty ? title : told, keyEvents: events,
            characters: texts("character_descriptions").map(name), imagePrompt: text("image_prompt"),
            narration: text("audio_narration"))
    }

    /// "Mara" of "Mara: keeper of the lamp".
    private static func name(_ description: String) -> String {
        String(description.prefix { !":,;(–—".contains($0) }).split(separator: " ").joined(separator: " ")
    }
}
