import HTTPAPI

/// What a client sends to make a note.
struct NewNote: WireSchema, Codable, Hashable {
    static let schema = Schema.object(
        .required("title", .text(atMost: 100, blank: false), "Its title."),
        .optional("text", .text(atMost: 20_000), "Its text.", default: ""),
        .optional("stars", .integer(1...5), "How good it is.", default: 3),
        .optional("mood", .oneOf(["calm", "wild"]), "How it feels."),
        .optional("tags", .list(of: .text(atMost: 20, blank: false), atMost: 5), "Words to find it by.", default: []),
        .optional("due_at", .moment, "When it is due."),
        .optional("shape", .either(.text(atMost: 10), .list(of: .type(NoteLine.self), atMost: 3)), "Text or lines."),
        .optional("extra", .map(of: .any), "Anything.")
    )

    var title: String
    var text = ""
    var stars = 3
    var mood: String?
    var tags: [String] = []
}

/// One line of a note.
struct NoteLine: WireSchema, Codable, Hashable {
    static let schema = Schema.object(
        .required("number", .integer(1...99), "Which line."),
        .optional("words", .text(atMost: 50), "What it says.")
    )

    var number: Int
    var words: String?
}

/// A note as it is read.
struct NoteResource: WireSchema, Codable, Hashable {
    static let schema = Schema.object(
        .required("id", .text(atMost: 20), "Its id."),
        .required("title", .text(atMost: 100), "Its title."),
        .required("text", .text(atMost: 20_000), "Its text."),
        .required("stars", .integer(1...5), "How good it is."),
        .required("version", .integer(), "Counts its changes."),
        .required("task_id", .text(atMost: 20).orNull, "Who wrote it, if anybody."),
        .optional("mood", .oneOf(["calm", "wild"]), "How it feels.")
    )

    var id: String
    var title: String
    var text: String
    var stars: Int
    var version = 1
    @ExplicitNull var taskId: String? = nil
    var mood: String?

    init(id: String, _ note: NewNote) {
        self.id = id
        title = note.title
        text = note.text
        stars = note.stars
        mood = note.mood
    }
}

/// Some notes.
struct NoteList: WireSchema, Codable {
    static let schema = Schema.object(
        .required("notes", .list(of: .type(NoteResource.self), atMost: 100), "The notes."),
        .optional("next", .text(atMost: 20), "Where the next page begins.")
    )

    var notes: [NoteResource]
    var next: String?
}

/// Which notes to list.
struct NoteQuery: WireSchema, Codable {
    static let schema = Schema.object(
        .optional("limit", .integer(1...100), "At most so many.", default: 20),
        .optional("mood", .oneOf(["calm", "wild"]), "Only of this mood."),
        .optional("reverse", .flag, "Newest first.", default: false),
        .optional("after", .text(atMost: 20, blank: false), "Begin behind this id.")
    )

    var limit: Int
    var mood: String?
    var reverse: Bool
    var after: String?
}

/// A number.
struct NoteCount: WireSchema, Codable {
    static let schema = Schema.object(.required("number", .integer(), "How many."))

    var number: Int
}

/// What happened to a note.
enum NoteEvent: EventSchema {
    static let events = [
        EventShape("delta", .object(.required("number", .integer(), "Which event."))),
        EventShape(nil, Schema(.unchecked)), .error,
    ]
}
