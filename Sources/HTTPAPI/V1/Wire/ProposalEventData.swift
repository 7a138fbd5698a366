/// The events while proposals are made: `delta`, `progress`, and at the end `result` or `error`.
enum ProposalEventData: EventSchema {
    static let schemaName = "ProposalsEvent"
    static let events = [
        EventShape("delta", .type(ProposalDelta.self)), EventShape("progress", .type(MakingEvent.self)),
        EventShape("result", .type(ProposalsResource.self)), .error,
    ]
}
