import StoryDomain

/// What a problem looks like on the wire.
package enum ProblemDocument: WireSchema {
    package static let schemaName = "Problem"

    package static let schema = document(usageInfo: usageInfo)

    /// A problem whose limit is described as `usageInfo` says.
    static func document(usageInfo: Schema) -> Schema {
        .object(
            .required("type", .format("uri-reference"), "Which problem; a name that never changes."),
            .required("title", .text(atMost: 200), "The problem in a few words, the same each time."),
            .required("status", .integer(400...599), "The HTTP status."),
            .required("detail", .text(atMost: 2_000), "What to do about it."),
            .required("instance", .format("uri-reference"), "This request; its id is also in `X-Request-Id`."),
            .optional("errors", .list(of: fault, atMost: SchemaReading.mostFaults), "The fields that are not valid."),
            .optional("retry_after", .integer(), "When to try again, in seconds; also in `Retry-After`."),
            .optional("provider", .text(atMost: 100), "The model's provider that failed."),
            .optional("reason", .text(atMost: 100), "Why, as a word for programs."),
            .optional("run_id", .text(atMost: 64), "The run that is in the way."),
            .optional("revision", .integer(), "The revision that is stored."),
            .optional(
                "made", .list(of: .type(UnplacedPart.self), atMost: PlanPart.Kind.allCases.count),
                "What a model made and what could not be put in place, since the story was changed meanwhile."),
            .optional("usage_info", usageInfo, "Which limit of the plan is reached.")
        )
    }

    private static let usageInfo = Schema.object(
        .required("measure", .text(atMost: 50), "What there is not enough of."),
        .required("plan", .text(atMost: 200), "The caller's plan."),
        .required("limit", .text(atMost: 50).orNull, "What may be used: a count, words or US dollars."),
        .required("used", .text(atMost: 50), "What is used, with what is held back for calls under way."),
        .required("asked", .text(atMost: 50), "What this would have needed at worst."),
        .optional("resets_at", .moment, "When there is more.")
    )

    private static let fault = Schema.object(
        .required("detail", .text(atMost: 2_000), "What to do about it."),
        .required("code", .oneOf(FieldFault.Code.self), "What is wrong, as a word for programs."),
        .optional(
            "pointer", .format("json-pointer", atMost: FieldFault.longestPointer),
            "The field in the body, as a JSON pointer."),
        .optional("parameter", .text(atMost: 200), "The parameter of the query or path."),
        .optional("header", .text(atMost: 200), "The header.")
    )
}
