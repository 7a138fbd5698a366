import Jobs

/// The events while an answer of the seed's is made: `delta`, and at the end `result` or `error`.
enum SeedMadeEvent<Result: WireSchema>: EventSchema {
    static var schemaName: String { "\(Result.schemaName)Event" }
    static var events: [EventShape] {
        // A limit is told in the seed's own members.
        let error = ProblemDocument.document(usageInfo: Schema(.unchecked))
        return [
            EventShape("delta", .type(RunDelta.self)), EventShape("result", .type(Result.self)),
            EventShape("error", error),
        ]
    }
}
