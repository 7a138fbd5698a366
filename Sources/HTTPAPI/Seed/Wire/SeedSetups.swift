/// What `POST /generate-setup` answers.
struct SeedSetups: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("options", .list(of: .type(SeedSetupOption.self), atLeast: 1, atMost: 3), "Three setups."),
        SeedText.success, SeedText.cached)

    var options: [SeedSetupOption]
    var success = true
    var cached: Bool?
}
