import StoryDomain

/// The words in which these resources are described, with the limits of their fields.
extension Schema {
    /// The most characters of titles and names.
    static let mostName = 200
    /// The most characters of one text field.
    static let mostText = Brief.longestField
    /// The most characters of a scene's own text; a scene may be long where a story has few.
    static let mostSceneText = 500_000
    /// The most entries of one page.
    static let mostPerPage = 100

    /// An id of ours, in answers.
    static let id = Schema.text(atMost: PlainID.longest)
    /// A title or name.
    static let name = Schema.text(atMost: mostName)
    /// A line of the title page.
    static let imprint = Schema.text(atMost: Brief.longestImprint)
    /// A text of a writer's or a model's.
    static let prose = Schema.text(atMost: mostText)
    /// The same in answers: what a model wrote has no limit but its own.
    static let told = Schema.text(atMost: 1_000_000)
    /// A wish for what is made anew.
    static let note = Schema.text(atMost: WriterNote.longest)
    /// Words that can be asked for.
    static let askedWords = Schema.integer(StoryLength.allowed)
    /// US dollars as text, exact.
    static let dollars = Schema.text(atMost: 60)
    /// A number of things.
    static let count = Schema.integer()
    /// A share or a measure.
    static let measure = Schema.number(-1_000_000...1_000_000_000)
    /// A provider or model, by the name in `/api/v1/models`.
    static let modelName = Schema.text(atMost: mostName, blank: false)
}

extension Schema.Property {
    /// Who is to answer, for requests that cost money.
    static let answerer: [Schema.Property] = [
        .optional("provider", .modelName, "The provider; else the server's order decides."),
        .optional("model", .modelName, "The model; else the provider's usual one."),
    ]
}
