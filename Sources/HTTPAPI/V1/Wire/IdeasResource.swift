/// Stronger ideas.
struct IdeasResource: WireSchema, Encodable {
    static let schemaName = "Ideas"
    static let schema = Schema.object(
        [.required("ideas", .list(of: .type(IdeaResource.self), atMost: 100), "The ideas.")] + Spending.properties)

    let ideas: [IdeaResource]
    let spending: Spending

    private enum CodingKeys: String, CodingKey {
        case ideas
    }

    func encode(to encoder: any Encoder) throws {
        try spending.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ideas, forKey: .ideas)
    }
}
