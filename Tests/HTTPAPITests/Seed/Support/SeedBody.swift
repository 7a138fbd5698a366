import HTTPAPI
import JSONNotation

/// Bodies of requests as the seed's web client sends them.
enum SeedBody {
    /// The ten fields, with what the client sends beside them and this server has no use for.
    static let fields: [JSONValue.Member] = [
        .init("persona", "A patient observer"), .init("story_setting", "An island in the north, 1923"),
        .init("character_input", "Mara, the keeper; Tom, her brother"),
        .init("plot_elements", "A bottle, a storm, a letter that was never sent"),
        .init("writing_style", "Narrative"), .init("story_tone", "Suspenseful"),
        .init("narrative_pov", "Third Person Limited"), .init("audience_age_group", "Young Adults (13-17)"),
        .init("content_rating", "PG"), .init("ending_preference", "Bittersweet"),
        .init("enable_explainer", true), .init("image_provider", .null), .init("image_width", 1_024),
        .init("video_transition_duration", .number("0.5")), .init("audio_provider", "gtts"),
        .init("something_new", ["a": 1]),
    ]

    /// A body of the ten fields and others; the last of a name counts.
    static func story(_ length: String? = nil, _ others: [String: JSONValue] = [:]) -> String {
        var members = fields
        if let length { members.append(.init("story_length", .string(length))) }
        members.removeAll { others.keys.contains($0.name) }
        return JSONValue.object(members + others.map { .init($0.key, $0.value) }).jsonText
    }

    /// An outline of `count` scenes as a list.
    static func scenes(_ count: Int) -> JSONValue {
        .array(
            (1...count).map { number in
                [
                    "scene_number": .integer(number), "title": .string("Part \(number)"),
                    "description": .string("Mara goes step \(number)."), "image_prompt": "A lamp",
                    "audio_narration": "Listen.", "character_descriptions": ["Mara: the keeper"],
                    "key_events": [.string("Mara lifts stone \(number)"), .string("Tom hides letter \(number)")],
                ]
            })
    }

    static let premise: JSONValue = "Mara wants the letter back, but the sea has it."
}

extension JSONValue {
    /// The names of an object's members, sorted.
    var names: [String] {
        if case .object(let members) = self { members.map(\.name).sorted() } else { [] }
    }

    /// The values of a list; empty for anything else.
    var values: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}
