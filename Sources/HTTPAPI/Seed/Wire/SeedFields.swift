import StoryDomain

/// The ten fields of a story and its length, as they stand in most of the seed's requests.
struct SeedFields: Decodable, Sendable {
    /// The most characters of premises and the ten fields.
    static let longestText = Brief.longestField

    let setup: StorySetup
    let length: StoryLength

    /// What requests declare for them.
    static let properties: [Schema.Property] =
        StorySetup.CodingKeys.allCases.map { key in
            .required(key.rawValue, .text(atMost: longestText, blank: false), meanings[key] ?? "")
        } + [
            .optional(
                "story_length", .text(atMost: 200),
                "A length such as “Short (>1000 words)”: its number counts, else Short is 1,000, Medium 5,000, Long 10,000.",
                default: "Medium")
        ]

    /// What requests may hold for pictures, sound and films, which are not made here.
    static let ignored: [Schema.Property] =
        [
            "enable_explainer", "enable_illustration", "enable_video_narration", "image_provider", "image_width",
            "image_height", "image_model", "video_fps", "video_transition_duration", "audio_provider", "audio_lang",
            "audio_slow", "audio_rate", "anime_bible",
        ].map { .optional($0, .any, "Accepted and not used.") }

    private static let meanings: [StorySetup.CodingKeys: String] = [
        .persona: "The author's voice.", .storySetting: "Where and when.", .characterInput: "Who it is about.",
        .plotElements: "What happens.", .writingStyle: "Formal, Casual, Poetic, …", .storyTone: "Dark, Uplifting, …",
        .narrativePOV: "First Person, Third Person Limited, …", .audienceAgeGroup: "Who is to read it.",
        .contentRating: "G, PG, PG-13 or R.", .endingPreference: "Happy, Tragic, Twist, …",
    ]

    private enum CodingKeys: String, CodingKey {
        case persona, storySetting, characterInput, plotElements, writingStyle, storyTone, narrativePov
        case audienceAgeGroup, contentRating, endingPreference, storyLength
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String { try fields.decode(String.self, forKey: key) }
        setup = StorySetup(
            persona: try text(.persona), storySetting: try text(.storySetting),
            characterInput: try text(.characterInput), plotElements: try text(.plotElements),
            writingStyle: try text(.writingStyle), storyTone: try text(.storyTone),
            narrativePOV: try text(.narrativePov), audienceAgeGroup: try text(.audienceAgeGroup),
            contentRating: try text(.contentRating), endingPreference: try text(.endingPreference))
        do {
            length = try Self.length(try fields.decodeIfPresent(String.self, forKey: .storyLength) ?? "Medium")
        } catch let error as BriefError {
            throw DecodingError.dataCorruptedError(
                forKey: .storyLength, in: fields, debugDescription: error.description)
        }
    }

    /// What is to be written, in the engine's words.
    ///
    /// - Throws: `BriefError`.
    var brief: Brief {
        get throws(BriefError) { try Brief(setup: setup, length: length) }
    }

    /// A number below the least length counts no words ("2 chapters"), so the adjective decides.
    private static func length(_ label: String) throws(BriefError) -> StoryLength {
        do {
            return try StoryLength(label: label)
        } catch .wordsOutOfRange(let words) where words < StoryLength.allowed.lowerBound {
            return try StoryLength(label: label.filter { !$0.isNumber })
        }
    }
}
