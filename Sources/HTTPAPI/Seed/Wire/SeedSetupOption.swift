import StoryDomain

/// A setup offered for an idea: the ten fields, all of them filled, so that they can be sent back as they are.
struct SeedSetupOption: WireSchema, Encodable {
    static let schema = Schema.object(
        StorySetup.CodingKeys.allCases.map { .required($0.rawValue, .text(atMost: SeedText.most), "One of the ten.") }
            + [
                .required("story_length", .text(atMost: 100), "The usual label for this kind of story."),
                .required("premise", .text(atMost: SeedText.most), "Who wants what, and what stands in the way."),
                .required("reasoning", .text(atMost: SeedText.most), "Why it is worth writing."),
                .required("image_provider", .text(atMost: 50).orNull, "Always null."),
                .required("image_width", .integer(1_024...1_024), "As the seed's default."),
                .required("image_height", .integer(1_024...1_024), "As the seed's default."),
                .required("image_model", .text(atMost: 50).orNull, "Always null."),
                .required("video_fps", .integer(24...24), "As the seed's default."),
                .required("video_transition_duration", .number(0.5...0.5), "As the seed's default."),
                .required("audio_provider", .text(atMost: 50), "As the seed's default."),
                .required("audio_lang", .text(atMost: 50), "As the seed's default."),
                .required("audio_slow", .flag, "As the seed's default."),
                .required("audio_rate", .integer(150...150), "As the seed's default."),
                .required("anime_bible", .any.orNull, "Always null."),
            ])

    /// What stands where the model left a field of manner open.
    private static let usual = StorySetup(
        persona: "A warm storyteller", writingStyle: "Narrative", storyTone: "Suspenseful",
        narrativePOV: "Third Person Limited", audienceAgeGroup: "All Ages", contentRating: "PG",
        endingPreference: "Bittersweet")

    let persona: String
    let storySetting: String
    let characterInput: String
    let plotElements: String
    let writingStyle: String
    let storyTone: String
    let narrativePov: String
    let audienceAgeGroup: String
    let contentRating: String
    let endingPreference: String
    let storyLength: String
    let premise: String
    let reasoning: String
    @ExplicitNull var imageProvider: String? = nil
    var imageWidth = 1_024
    var imageHeight = 1_024
    @ExplicitNull var imageModel: String? = nil
    var videoFps = 24
    var videoTransitionDuration = 0.5
    var audioProvider = "gtts"
    var audioLang = "en"
    var audioSlow = false
    var audioRate = 150
    @ExplicitNull var animeBible: String? = nil

    init(_ option: SetupOption, storyLength: String) {
        // The premise names place, people and events where the option itself does not.
        let open = StorySetup(
            storySetting: option.premise, characterInput: option.premise, plotElements: option.premise)
        let setup = option.setup.filled(from: Self.usual).filled(from: open)
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
        self.storyLength = storyLength
        premise = option.premise
        reasoning = option.reasoning
    }
}
