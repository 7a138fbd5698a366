/// The data of each event of the copilot's stream; which it is, `type` says.
enum AGUIEventData: EventSchema {
    static let schemaName = "AGUIEvent"
    static let events = [
        event("RUN_STARTED", thread, run, .required("protocolVersion", .text(atMost: 20), "`1.0`.")),
        event(
            "RUN_FINISHED", thread, run, .required("outcome", outcome, "How it ended."),
            .required(
                "result",
                .object(
                    .required("cost", .dollars, "US dollars."),
                    .required("revision", .count, "The story's revision at the end.")), "What it came to."),
            .optional("usage", usage, "The tokens, by model.")),
        event(
            "RUN_ERROR", .required("message", .text(atMost: 2_000), "What to do about it."),
            .required("code", .oneOf(ProblemKind.self), "The name of the problem."),
            .optional("usage", usage, "The tokens, by model.")),
        event("STEP_STARTED", step), event("STEP_FINISHED", step),
        event("TEXT_MESSAGE_START", message, .required("role", .oneOf(["assistant"]), "Who speaks.")),
        event("TEXT_MESSAGE_CONTENT", message, .required("delta", .told, "A piece of the text, never empty.")),
        event("TEXT_MESSAGE_END", message),
        event(
            "TOOL_CALL_START", call, .required("toolCallName", .oneOf(AGUIEventData.tools), "What is proposed."),
            .optional("parentMessageId", .id, "The message that it belongs to.")),
        event("TOOL_CALL_ARGS", call, .required("delta", .told, "The arguments as JSON.")),
        event("TOOL_CALL_END", call),
        event(
            "STATE_SNAPSHOT",
            .required("snapshot", Schema(.unchecked), "`story_id`, `revision`, `title`, `premise`, `scenes`.")),
        event(
            "STATE_DELTA",
            .required("delta", .list(of: Schema(.unchecked), atMost: 1_000), "Operations of RFC 6902 on the state.")),
        event(
            "CUSTOM", .required("name", .oneOf(["reading"]), "How far a model that runs on the server is."),
            .required(
                "value",
                .object(
                    .required("done", .count, "Tokens of the prompt that are read."),
                    .required("total", .count, "Tokens of the prompt.")), "How far it has read.")),
        event(
            "CUSTOM", .required("name", .oneOf(["thinking"]), "The model thinks."),
            .required(
                "value", .object(.required("characters", .count, "Characters of thoughts since this was last told.")),
                "How much it has thought.")),
        event(
            "CUSTOM", .required("name", .oneOf(["silent"]), "Nothing of the answer has come yet."),
            .required(
                "value", .object(.required("seconds", .count, "Since the call began.")), "For how long.")),
    ].map { EventShape(nil, $0) }

    /// The names of all tools.
    static let tools = ["propose_text", "propose_outline", "propose_scene", "rename_character", "open"]

    private static let thread = Schema.Property.required("threadId", .text(atMost: 1_000), "The client's own name.")
    private static let run = Schema.Property.required("runId", .text(atMost: 1_000), "The client's own name.")
    private static let message = Schema.Property.required("messageId", .id, "The message.")
    private static let call = Schema.Property.required("toolCallId", .id, "The call.")
    private static let step = Schema.Property.required("stepName", .text(atMost: 50), "What the copilot is at.")
    private static let outcome = Schema.object(
        .required("type", .oneOf(["success"]), "Always so; other ends are `RUN_ERROR`."),
        .optional(
            "pendingToolCallIds", .list(of: .id, atMost: 100), "Calls that the front end answers with its next input."))
    private static let usage = Schema.list(
        of: .object(
            .required("provider", .told, "Who answered."), .required("model", .told, "With which model."),
            .required("inputTokens", .count, "Of the prompt, cached ones included."),
            .required("outputTokens", .count, "Of the answer, thoughts included."),
            .required("totalTokens", .count, "Both."),
            .optional("reasoningTokens", .count, "Thoughts, where there were any."),
            .optional("cachedInputTokens", .count, "From the provider's cache, where there were any.")),
        atMost: 100)

    private static func event(_ type: String, _ properties: Schema.Property...) -> Schema {
        .object([.required("type", .oneOf([type]), "The event.")] + properties)
    }
}
