/// The data of an event while proposals are made: `delta`, `progress`, and at the end `result` or `error`.
enum ProposalEventData: WireSchema {
    static let schemaName = "ProposalsEvent"
    static let schema = Schema.either(
        .type(ProposalDelta.self), .type(MakingEvent.self), .type(ProposalsResource.self), .type(ProblemDocument.self))
}
