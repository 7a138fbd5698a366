/// What `POST /generate-full` answers: a task that was begun, or one that an equal request began earlier.
struct SeedTaskTicket: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("task_id", .text(atMost: 100), "What to ask for its status."),
        .optional("status", .oneOf(["pending"]), "Where it begins."),
        .optional("message", .text(atMost: 200), "The same for people."),
        .optional("cached", .flag, "True where the story is there already."))

    let taskId: String
    var status: String?
    var message: String?
    var cached: Bool?
}
