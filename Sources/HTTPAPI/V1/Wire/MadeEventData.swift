/// The data of an event while an answer is made: `delta`, `progress`, and at the end `result` or `error`.
enum MadeEventData<Result: WireSchema>: WireSchema {
    static var schemaName: String { "\(Result.schemaName)Event" }
    static var schema: Schema {
        .either(
            .type(DeltaEvent.self), .type(MakingEvent.self), .type(Result.self), .type(ProblemDocument.self))
    }
}
