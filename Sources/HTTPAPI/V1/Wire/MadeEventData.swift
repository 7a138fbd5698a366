import Jobs

/// The events while an answer is made: `delta`, `progress`, and at the end `result` or `error`.
enum MadeEventData<Result: WireSchema>: EventSchema {
    static var schemaName: String { "\(Result.schemaName)Event" }
    static var events: [EventShape] {
        [
            EventShape("delta", .type(RunDelta.self)), EventShape("progress", .type(MakingEvent.self)),
            EventShape("result", .type(Result.self)), .error,
        ]
    }
}
