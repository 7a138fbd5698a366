import StoryDomain

/// The ten fields of a setup, each of which may be left out.
struct SetupFields: WireSchema, Codable, Hashable {
    static let schema = Schema.object(properties(.prose))

    /// Their names.
    static let names = StorySetup.CodingKeys.allCases.map(\.rawValue)

    var persona: String?
    var storySetting: String?
    var characterInput: String?
    var plotElements: String?
    var writingStyle: String?
    var storyTone: String?
    var narrativePov: String?
    var audienceAgeGroup: String?
    var contentRating: String?
    var endingPreference: String?

    /// No field.
    init() {}

    /// The fields of a setup, all of them.
    init(_ setup: StorySetup) {
        persona = setup.persona
        storySetting = setup.storySetting
        characterInput = setup.characterInput
        plotElements = setup.plotElements
        writingStyle = setup.writingStyle
        storyTone = setup.storyTone
        narrativePov = setup.narrativePOV
        audienceAgeGroup = setup.audienceAgeGroup
        contentRating = setup.contentRating
        endingPreference = setup.endingPreference
    }

    /// The same fields described.
    static func properties(_ text: Schema) -> [Schema.Property] {
        [
            .optional("persona", text, "Who tells: the author's voice."),
            .optional("story_setting", text, "Where and when."),
            .optional("character_input", text, "Who it is about."),
            .optional("plot_elements", text, "What happens."),
            .optional("writing_style", text, "Formal, casual, poetic, …"),
            .optional("story_tone", text, "Dark, uplifting, suspenseful, …"),
            .optional("narrative_pov", text, "First person, third person limited, …"),
            .optional("audience_age_group", text, "Children (5-12), young adults (13-17), adults (18+), all ages."),
            .optional("content_rating", text, "G, PG, PG-13 or R."),
            .optional("ending_preference", text, "Happy, tragic, cliffhanger, twist, open-ended, bittersweet."),
        ]
    }

    /// The setup with the fields that are given.
    ///
    /// - Parameter base: has those that are not.
    func setup(over base: StorySetup = StorySetup()) -> StorySetup {
        var setup = base
        let given: [(StorySetup.CodingKeys, String?)] = [
            (.persona, persona), (.storySetting, storySetting), (.characterInput, characterInput),
            (.plotElements, plotElements), (.writingStyle, writingStyle), (.storyTone, storyTone),
            (.narrativePOV, narrativePov), (.audienceAgeGroup, audienceAgeGroup), (.contentRating, contentRating),
            (.endingPreference, endingPreference),
        ]
        for (key, text) in given { if let text { setup[key] = text } }
        return setup
    }
}
