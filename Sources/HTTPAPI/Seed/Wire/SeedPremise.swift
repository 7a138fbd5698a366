/// What `POST /generate-premise` answers.
struct SeedPremise: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("premise", .text(atMost: SeedText.most), "The premise."),
        SeedText.success, SeedText.taskID, SeedText.cached)

    var premise: String
    var success = true
    @ExplicitNull var taskId: String? = nil
    var cached: Bool?
}
