/// The ten fields of a full setup, each free text; an empty one leaves the choice to the model.
///
/// Names are the seed contract's, so that its clients' JSON reads straight in.
package struct StorySetup: Hashable, Sendable, Codable {
    /// Who tells: the author's voice.
    package var persona: String
    /// Where and when.
    package var storySetting: String
    /// Who it is about.
    package var characterInput: String
    /// What happens.
    package var plotElements: String
    /// Formal, casual, poetic, …
    package var writingStyle: String
    /// Dark, uplifting, suspenseful, …
    package var storyTone: String
    /// First person, third person limited, …
    package var narrativePOV: String
    /// Children (5-12), young adults (13-17), adults (18+), all ages.
    package var audienceAgeGroup: String
    /// G, PG, PG-13 or R.
    package var contentRating: String
    /// Happy, tragic, cliffhanger, twist, open-ended, bittersweet.
    package var endingPreference: String

    /// Takes the fields; each left out is empty.
    package init(
        persona: String = "",
        storySetting: String = "",
        characterInput: String = "",
        plotElements: String = "",
        writingStyle: String = "",
        storyTone: String = "",
        narrativePOV: String = "",
        audienceAgeGroup: String = "",
        contentRating: String = "",
        endingPreference: String = ""
    ) {
        self.persona = persona
        self.storySetting = storySetting
        self.characterInput = characterInput
        self.plotElements = plotElements
        self.writingStyle = writingStyle
        self.storyTone = storyTone
        self.narrativePOV = narrativePOV
        self.audienceAgeGroup = audienceAgeGroup
        self.contentRating = contentRating
        self.endingPreference = endingPreference
    }

    /// The field names on the wire and in brief files.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case persona
        case storySetting = "story_setting"
        case characterInput = "character_input"
        case plotElements = "plot_elements"
        case writingStyle = "writing_style"
        case storyTone = "story_tone"
        case narrativePOV = "narrative_pov"
        case audienceAgeGroup = "audience_age_group"
        case contentRating = "content_rating"
        case endingPreference = "ending_preference"
    }

    /// Reads the fields; a missing one is empty.
    package init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        for key in CodingKeys.allCases {
            self[key] = try container.decodeIfPresent(String.self, forKey: key) ?? ""
        }
    }

    /// The field of that name.
    package subscript(key: CodingKeys) -> String {
        get { self[keyPath: Self.path(to: key)] }
        set { self[keyPath: Self.path(to: key)] = newValue }
    }

    /// All ten, named as on the wire, in the contract's order.
    package var fields: [(name: String, text: String)] {
        CodingKeys.allCases.map { ($0.rawValue, self[$0]) }
    }

    /// Whether nothing but the audience and rating is said, so that there is no story in it yet.
    package var isEmpty: Bool {
        [storySetting, characterInput, plotElements].allSatisfy { text in text.allSatisfy(\.isWhitespace) }
    }

    /// This setup with every empty field taken from `other`.
    package func filled(from other: StorySetup) -> StorySetup {
        var filled = self
        for key in CodingKeys.allCases where filled[key].allSatisfy(\.isWhitespace) {
            filled[key] = other[key]
        }
        return filled
    }

    private static func path(to key: CodingKeys) -> WritableKeyPath<StorySetup, String> {
        switch key {
        case .persona: \.persona
        case .storySetting: \.storySetting
        case .characterInput: \.characterInput
        case .plotElements: \.plotElements
        case .writingStyle: \.writingStyle
        case .storyTone: \.storyTone
        case .narrativePOV: \.narrativePOV
        case .audienceAgeGroup: \.audienceAgeGroup
        case .contentRating: \.contentRating
        case .endingPreference: \.endingPreference
        }
    }
}
