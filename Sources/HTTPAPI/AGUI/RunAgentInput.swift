/// The body with which AG-UI begins a run. Only what must be there is checked; the rest is read as far as it can be used
/// (`AGUIInput`), since the protocol wants what a server does not know to be passed over.
struct RunAgentInput: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("threadId", .text(atMost: 1_000), "The client's own name for the conversation; comes back."),
        .required("runId", .text(atMost: 1_000), "The client's own name for this run; comes back."),
        .required(
            "messages", .list(of: Schema(.unchecked), atMost: 10_000),
            "The whole conversation: `user`, `assistant` with `toolCalls`, `tool`, `system`, `developer`. Where the last "
                + "one is not a user's, nothing is asked and only the state comes."),
        .optional(
            "state", Schema(.unchecked),
            "An object with `story_id`, and `scene` and `paragraph` where the writer stands. Other members are kept."),
        .optional(
            "forwardedProps", Schema(.unchecked),
            "An object; `story_id` where the state names none, `provider` and `model` for another model."),
        .optional("context", Schema(.unchecked), "A list of objects with `description` and `value`."),
        .optional("tools", Schema(.unchecked), "Not used: the copilot has its own."),
        .optional("protocolVersion", Schema(.unchecked), "`1.0`; any other minor version is answered too."),
        .optional("parentRunId", Schema(.unchecked), "Not used."),
        .optional("resume", Schema(.unchecked), "Not used: the copilot does not interrupt."))

    let threadId: String
    let runId: String
}
