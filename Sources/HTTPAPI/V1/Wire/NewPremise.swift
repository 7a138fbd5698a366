/// A writer's own premise.
struct NewPremise: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("premise", .text(atMost: Schema.mostText, blank: false), "The premise."),
        .sitting
    )

    let premise: String
    let sitting: String?
}
