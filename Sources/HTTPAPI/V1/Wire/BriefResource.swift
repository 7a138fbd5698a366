import StoryDomain

/// A story's brief, all of it.
struct BriefResource: WireSchema, Encodable {
    static let schema = Schema.object(
        [.required("idea", .told, "The idea in the writer's own words.")] + SetupFields.properties(.told)
            + [
                .required("words", .askedWords, "Words asked for."),
                .required("language", .text(atMost: 45), "The language, as BCP 47 names it."),
                .required("template", .oneOf(StoryTemplate.self).orNull, "The kind of story."),
                .required("title", .told.orNull, "The writer's title."),
                .required("seed", .integer().orNull, "The seed for sampling."),
                .required("author", .imprint.orNull, "Who stands on the title page."),
                .required("licence", .imprint.orNull, "What readers may do, on the title page."),
            ])

    private let brief: Brief

    private enum CodingKeys: String, CodingKey {
        case idea, words, language, template, title, seed, author, licence
    }

    /// Takes a brief.
    init(_ brief: Brief) {
        self.brief = brief
    }

    func encode(to encoder: any Encoder) throws {
        try SetupFields(brief.setup).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(brief.idea, forKey: .idea)
        try container.encode(brief.length.words, forKey: .words)
        try container.encode(brief.language.rawValue, forKey: .language)
        try container.encode(brief.template, forKey: .template)
        try container.encode(brief.title, forKey: .title)
        try container.encode(brief.seed, forKey: .seed)
        try container.encode(brief.author, forKey: .author)
        try container.encode(brief.licence, forKey: .licence)
    }
}
