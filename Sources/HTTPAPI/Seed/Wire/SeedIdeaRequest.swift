import StoryDomain

/// An idea: what setups and stronger ideas are made from.
struct SeedIdeaRequest: WireSchema, Decodable {
    static let schema = Schema.object(
        .required("story_idea", .text(atMost: 10_000, blank: false), "The idea in the writer's own words."),
        .optional("story_mode", .text(atMost: 50), "`marketing` or `pure`."),
        .optional("story_template", .text(atMost: 100), "A kind of story, such as `short_fiction`."),
        .optional("brand_context", .map(of: .any), "What is known of the brand."),
        .optional("fiction_variant", .text(atMost: 500), "What kind of fiction, more closely."),
        .optional("narrative_energy", .text(atMost: 500), "Its pace."),
        .optional("fiction_variant_description", .text(atMost: 2_000), "The same in more words."),
        .optional("narrative_energy_description", .text(atMost: 2_000), "The same in more words.")
    )

    /// The most characters of a brand's context that reach the model.
    private static let mostBrand = 2_000

    let storyIdea: String
    let storyMode: String?
    let storyTemplate: String?
    let brandContext: [String: FreeJSON]?
    let fictionVariant: String?
    let narrativeEnergy: String?
    let fictionVariantDescription: String?
    let narrativeEnergyDescription: String?

    /// The template; nil where there is none of that name, as in the seed.
    var template: StoryTemplate? {
        storyTemplate.flatMap { try? StoryTemplate(name: $0) }
    }

    /// The usual label of the length that goes with the template.
    var lengthLabel: String {
        switch template {
        case .shortFiction: "Short (>1000 words)"
        case .longFiction: "Long (>10000 words)"
        default: "Medium (>5000 words)"
        }
    }

    /// The idea with all else that is said about it, in the engine's words.
    ///
    /// - Throws: `BriefError`.
    var brief: Brief {
        get throws(BriefError) {
            let wishes = [
                ("Purpose", storyMode == "marketing" ? "marketing" : nil), ("Variant", fictionVariant),
                ("Variant in more words", fictionVariantDescription),
                ("Energy", narrativeEnergy), ("Energy in more words", narrativeEnergyDescription), ("Brand", brand),
            ]
            let told = wishes.compactMap { name, text in
                text.flatMap { $0.contains { !$0.isWhitespace } ? "\(name): \($0)." : nil }
            }
            return try Brief(
                idea: ([storyIdea] + told).joined(separator: " "), length: try StoryLength(label: lengthLabel),
                template: template)
        }
    }

    private var brand: String? {
        guard let brandContext, !brandContext.isEmpty else { return nil }
        let lines = brandContext.sorted { $0.key < $1.key }.map { name, json in
            if case .string(let text) = json.value { "\(name) \(text)" } else { "\(name) \(json.value.jsonText)" }
        }
        return String(lines.joined(separator: "; ").prefix(Self.mostBrand))
    }
}
