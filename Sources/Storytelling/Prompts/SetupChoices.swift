import StoryDomain

/// The usual values of the setup's fields of manner, after the lists that the seed's page offers. Small models choose
/// from them; others may say what they like.
enum SetupChoices {
    /// The fields of manner, in the contract's order.
    static let fields: [StorySetup.CodingKeys] = StorySetup.CodingKeys.allCases.filter { values[$0] != nil }

    /// What can be chosen for each.
    static let values: [StorySetup.CodingKeys: [String]] = [
        .persona: ["A warm storyteller", "A dry observer", "A gentle fabulist", "A breathless thriller voice"],
        .writingStyle: ["Narrative", "Poetic", "Casual", "Humorous", "Journalistic"],
        .storyTone: [
            "Dark", "Uplifting", "Suspenseful", "Whimsical", "Melancholic", "Mysterious", "Romantic", "Adventurous",
        ],
        .narrativePOV: ["First Person", "Third Person Limited", "Third Person Omniscient"],
        .audienceAgeGroup: ["Children (5-12)", "Young Adults (13-17)", "Adults (18+)", "All Ages"],
        .contentRating: ["G", "PG", "PG-13", "R"],
        .endingPreference: ["Happy", "Tragic", "Twist", "Open-ended", "Bittersweet"],
    ]
}
