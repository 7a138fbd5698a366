import StoryDomain

/// The brief as it stands in prompts: labelled lines of data.
enum BriefBlock {
    private static let labels: [StorySetup.CodingKeys: String] = [
        .persona: "Narrator's voice", .storySetting: "Setting", .characterInput: "Characters", .plotElements: "Plot",
        .writingStyle: "Style", .storyTone: "Tone", .narrativePOV: "Point of view", .audienceAgeGroup: "Readers",
        .contentRating: "Rating", .endingPreference: "Ending",
    ]

    /// The block of `story`: idea, the filled fields, premise and length.
    static func block(for story: Story) -> String {
        let brief = story.brief
        var lines = ["Brief"]
        append("Title", brief.title ?? "", to: &lines)
        append("Idea", brief.idea, to: &lines)
        append("Premise", story.premise ?? "", to: &lines)
        for key in StorySetup.CodingKeys.allCases {
            append(labels[key] ?? key.rawValue, brief.setup[key], to: &lines)
        }
        for note in story.notes where note.scene == nil { append("Wish of the writer", note.text, to: &lines) }
        lines.append("Length: \(brief.length.words) words")
        return lines.joined(separator: "\n")
    }

    private static func append(_ label: String, _ text: String, to lines: inout [String]) {
        let line = PromptData.line(text)
        if !line.isEmpty { lines.append("\(label): \(line)") }
    }
}
