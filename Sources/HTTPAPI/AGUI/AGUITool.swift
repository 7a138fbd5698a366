import JSONNotation
import StoryDomain
import Storytelling

/// A proposal as the call of a tool that the front end has: it shows what would change, and answers with what the writer
/// did.
struct AGUITool: Sendable, Hashable {
    /// More places than these are counted and not shown: a name may stand in every paragraph of a novel.
    static let mostPlaces = 200

    let name: String
    let arguments: JSONValue

    /// Takes a proposal.
    init(_ proposal: CopilotProposal) {
        switch proposal {
        case .text(let scene, let paragraph, let before, let after, let why):
            name = "propose_text"
            arguments = Self.object([
                ("scene", .integer(scene)), ("paragraph", paragraph.map(JSONValue.integer)),
                ("before", .string(before)),
                ("after", .string(after)), ("why", .string(why)),
            ])
        case .plan(let edit, let why):
            name = "propose_outline"
            let (before, after) = Self.difference(edit)
            arguments = [
                "scene": .integer(edit.before.number), "before": before, "after": after, "why": .string(why),
            ]
        case .scene(let after, let title, let summary, let why):
            name = "propose_scene"
            arguments = [
                "after": .integer(after), "title": .string(title), "summary": .string(summary), "why": .string(why),
            ]
        case .rename(let rename):
            name = "rename_character"
            arguments = Self.arguments(of: rename)
        case .open(let scene):
            name = "open"
            arguments = ["scene": .integer(scene)]
        }
    }

    /// What a call that the client sends back wished for; nil for tools that are not ours.
    static func wish(name: String, arguments: JSONValue?) -> CopilotWish? {
        func text(_ key: String) -> String { if case .string(let text)? = arguments?[key] { text } else { "" } }
        func number(_ key: String) -> Int? { if case .integer(let number)? = arguments?[key] { number } else { nil } }
        switch name {
        case "propose_text":
            return CopilotWish(.rewrite, scene: number("scene"), paragraph: number("paragraph"), wish: text("why"))
        case "propose_outline": return CopilotWish(.plan, scene: number("scene"), wish: text("why"))
        case "propose_scene": return CopilotWish(.addScene, scene: number("after"), wish: text("summary"))
        case "rename_character": return CopilotWish(.rename, from: text("from"), to: text("to"))
        case "open": return CopilotWish(.open, scene: number("scene"))
        default: return nil
        }
    }

    private static func arguments(of rename: CharacterRename) -> JSONValue {
        let places = rename.places.prefix(mostPlaces).map { place -> JSONValue in
            [
                "scene": .integer(place.position.scene), "paragraph": .integer(place.position.paragraph),
                "before": .string(place.before), "after": .string(place.after),
            ]
        }
        let plans = rename.plans.prefix(mostPlaces).map { edit -> JSONValue in
            let (before, after) = difference(edit)
            return ["scene": .integer(edit.before.number), "before": before, "after": after]
        }
        return object([
            ("from", .string(rename.from)), ("to", .string(rename.to)), ("places", .array(Array(places))),
            ("count", .integer(rename.places.count)), ("premise", rename.premise.map(text)),
            ("title", rename.title.map(text)), ("outline", plans.isEmpty ? nil : .array(Array(plans))),
            ("taken", rename.isTaken ? .bool(true) : nil),
        ])
    }

    private static func text(_ edit: CharacterRename.Text) -> JSONValue {
        ["before": .string(edit.before), "after": .string(edit.after)]
    }

    /// The fields of a plan that differ, by their names in `PATCH …/scenes/{n}`.
    private static func difference(_ edit: PlanEdit) -> (before: JSONValue, after: JSONValue) {
        let fields: [(String, (ScenePlan) -> JSONValue)] = [
            ("title", { .string($0.title) }), ("description", { .string($0.description) }),
            ("key_events", { .array($0.keyEvents.map(JSONValue.string)) }),
            ("characters", { .array($0.characters.map(JSONValue.string)) }),
            ("entry_state", { .string($0.entryState) }), ("exit_state", { .string($0.exitState) }),
            ("image_prompt", { .string($0.imagePrompt) }), ("narration", { .string($0.narration) }),
        ]
        let changed = fields.filter { $0.1(edit.before) != $0.1(edit.after) }
        return (
            .object(changed.map { .init($0.0, $0.1(edit.before)) }),
            .object(changed.map { .init($0.0, $0.1(edit.after)) })
        )
    }

    private static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } })
    }
}
