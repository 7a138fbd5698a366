import JSONNotation
import Storage
import StoryDomain

/// The story as the front end's state holds it, and what changed in it.
struct AGUIStoryState: Sendable, Hashable {
    private let members: [JSONValue.Member]

    /// Takes a story and its card.
    init(_ story: Story, _ card: StoryListing) {
        var members: [JSONValue.Member] = [
            .init("story_id", .string(story.id.rawValue)), .init("revision", .integer(card.revision)),
            .init("title", .string(story.title)),
        ]
        if let premise = story.premise { members.append(.init("premise", .string(premise))) }
        let words = story.passages.reduce(into: [:]) { $0[$1.position.scene, default: 0] += $1.words }
        let scenes = (story.outline?.scenes ?? []).map { plan -> JSONValue in
            [
                "number": .integer(plan.number), "title": .string(plan.title),
                "words": .integer(words[plan.number] ?? 0),
            ]
        }
        members.append(.init("scenes", .array(scenes)))
        self.members = members
    }

    /// The whole state: what the client had in it stays, our own members take the place of its.
    func snapshot(over client: JSONValue?) -> JSONValue {
        guard case .object(let known)? = client else { return .object(members) }
        let names = Set(members.map(\.name) + ["premise"])
        return .object(members + known.filter { !names.contains($0.name) })
    }

    /// What makes `earlier` this, as operations of RFC 6902; empty where nothing changed.
    func delta(from earlier: AGUIStoryState) -> [JSONValue] {
        let (old, new) = (JSONValue.object(earlier.members), JSONValue.object(members))
        let changed = members.filter { old[$0.name] != $0.value }.map { member in
            Self.operation(old[member.name] == nil ? "add" : "replace", member.name, member.value)
        }
        let gone = earlier.members.filter { new[$0.name] == nil }.map { Self.operation("remove", $0.name, nil) }
        return changed + gone
    }

    private static func operation(_ name: String, _ member: String, _ value: JSONValue?) -> JSONValue {
        var members: [JSONValue.Member] = [.init("op", .string(name)), .init("path", .string("/" + member))]
        if let value { members.append(.init("value", value)) }
        return .object(members)
    }
}
