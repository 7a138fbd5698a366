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

/// An idea, and who is to make something of it.
struct IdeaRequest: WireSchema, Decodable {
    static let schema = Schema.object(NewStory.properties + Schema.Property.answerer)
        .needing(oneOf: NewStory.saying)

    let story: NewStory
    let provider: String?
    let model: String?

    private enum CodingKeys: String, CodingKey {
        case provider, model
    }

    /// Reads a brief's fields from among the others.
    init(from decoder: any Decoder) throws {
        story = try NewStory(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        provider = try container.decodeIfPresent(String.self, forKey: .provider)
        model = try container.decodeIfPresent(String.self, forKey: .model)
    }
}

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

/// One stronger idea.
struct IdeaResource: WireSchema, Encodable {
    static let schemaName = "Idea"
    static let schema = Schema.object(
        .required("idea", .told, "The idea."),
        .required("whats_missing", .told, "What the first idea lacked."),
        .required("why_choose", .told, "Why one might take it.")
    )

    let idea: String
    let whatsMissing: String
    let whyChoose: String

    /// Takes a suggestion.
    init(_ suggestion: IdeaSuggestion) {
        idea = suggestion.idea
        whatsMissing = suggestion.whatsMissing
        whyChoose = suggestion.whyChoose
    }
}
