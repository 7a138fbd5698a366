import StoryDomain

/// Setups that are offered.
struct SetupsResource: WireSchema, Encodable {
    static let schemaName = "Setups"
    static let schema = Schema.object(
        [.required("setups", .list(of: .type(SetupResource.self), atMost: 100), "The setups.")] + Spending.properties)

    let setups: [SetupResource]
    let spending: Spending?

    private enum CodingKeys: String, CodingKey {
        case setups
    }

    /// Takes what is offered and, where it was made just now, what that cost.
    init(_ options: [SetupOption], spending: Spending? = nil) {
        setups = options.enumerated().map { SetupResource(number: $0 + 1, option: $1) }
        self.spending = spending
    }

    func encode(to encoder: any Encoder) throws {
        try spending?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(setups, forKey: .setups)
    }
}
