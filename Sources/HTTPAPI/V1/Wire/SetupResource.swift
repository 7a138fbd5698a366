import StoryDomain

/// One of the setups that are offered.
struct SetupResource: WireSchema, Encodable {
    static let schemaName = "Setup"
    static let schema = Schema.object(
        [
            .required("number", .integer(1...100), "By which it is chosen, from 1."),
            .required("premise", .told, "Who wants what, and what stands in the way."),
            .required("reasoning", .told, "Why it is worth writing."),
        ] + SetupFields.properties(.told))

    let number: Int
    let option: SetupOption

    private enum CodingKeys: String, CodingKey {
        case number, premise, reasoning
    }

    func encode(to encoder: any Encoder) throws {
        try SetupFields(option.setup).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(option.premise, forKey: .premise)
        try container.encode(option.reasoning, forKey: .reasoning)
    }
}
