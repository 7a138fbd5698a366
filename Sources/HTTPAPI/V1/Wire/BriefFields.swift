import StoryDomain

/// What a writer asks for, in as much as it is said.
struct BriefFields: WireSchema, Decodable, Hashable {
    static let schemaName = "Brief"
    static let schema = Schema.object(properties).needing(oneOf: ["idea"] + SetupFields.names)

    /// The fields, for bodies that have them beside others.
    static let properties: [Schema.Property] =
        [.optional("idea", .prose, "The idea in the writer's own words.")] + SetupFields.properties(.prose) + manner

    private static let manner: [Schema.Property] = [
        .optional("words", .askedWords, "How many words. Without it and `story_length`: 1,000."),
        .optional("story_length", .oneOf(labels), "The length as a word; `words` goes before it."),
        .optional("language", .form(.language, atMost: 45), "The language, as BCP 47 names it; else English."),
        .optional("template", .oneOf(StoryTemplate.self), "The kind of story."),
        .optional("title", .name, "The title; else the outline names it."),
        .optional("seed", .integer(0...2_147_483_647), "A model that honours it writes the same again."),
        .optional("author", .imprint, "Who stands on the title page; no model gets it. Empty takes it away."),
        .optional("licence", .imprint, "What readers may do, for the title page; else as the author."),
    ]
    private static let labels = [
        "short", "medium", "long", "Short (>1000 words)", "Medium (>5000 words)", "Long (>10000 words)",
    ]

    var idea: String?
    var fields: SetupFields
    var words: Int?
    var storyLength: String?
    var language: String?
    var template: StoryTemplate?
    var title: String?
    var seed: Int?
    var author: String?
    var licence: String?

    private enum CodingKeys: String, CodingKey {
        case idea, words, storyLength, language, template, title, seed, author, licence
    }

    /// Reads the ten fields from among the others.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        idea = try container.decodeIfPresent(String.self, forKey: .idea)
        fields = try SetupFields(from: decoder)
        words = try container.decodeIfPresent(Int.self, forKey: .words)
        storyLength = try container.decodeIfPresent(String.self, forKey: .storyLength)
        language = try container.decodeIfPresent(String.self, forKey: .language)
        template = try container.decodeIfPresent(StoryTemplate.self, forKey: .template)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        seed = try container.decodeIfPresent(Int.self, forKey: .seed)
        author = try container.decodeIfPresent(String.self, forKey: .author)
        licence = try container.decodeIfPresent(String.self, forKey: .licence)
    }

    /// The brief with what is given.
    ///
    /// - Parameters:
    ///   - other: has what is not given here: the nested brief of a body.
    ///   - stored: has what neither gives.
    /// - Throws: `BriefError`.
    func brief(over other: BriefFields? = nil, stored: Brief? = nil) throws -> Brief {
        let base = stored?.setup ?? StorySetup()
        return try Brief(
            idea: idea ?? other?.idea ?? stored?.idea ?? "",
            setup: fields.setup(over: other?.fields.setup(over: base) ?? base),
            length: try length ?? other?.length ?? stored?.length ?? StoryLength(words: StoryLength.usual),
            language: try languageTag ?? other?.languageTag ?? stored?.language ?? .english,
            template: template ?? other?.template ?? stored?.template,
            title: Self.chosen(title ?? other?.title, stored?.title), seed: seed ?? other?.seed ?? stored?.seed,
            author: Self.chosen(author ?? other?.author, stored?.author),
            licence: Self.chosen(licence ?? other?.licence, stored?.licence))
    }

    /// What is sent, where an empty text takes away what is stored.
    private static func chosen(_ sent: String?, _ stored: String?) -> String? {
        guard let sent else { return stored }
        return sent.isEmpty ? nil : sent
    }

    /// Whether nothing is said.
    var isEmpty: Bool {
        idea == nil && fields == SetupFields() && words == nil && storyLength == nil && language == nil
            && template == nil && title == nil && seed == nil && author == nil && licence == nil
    }

    private var length: StoryLength? {
        get throws {
            if let words { return try StoryLength(words: words) }
            guard let storyLength else { return nil }
            return try StoryLength(label: storyLength)
        }
    }

    private var languageTag: LanguageTag? {
        get throws {
            guard let language else { return nil }
            return try LanguageTag(language)
        }
    }
}
