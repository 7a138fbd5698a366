import StoryDomain

/// A scene of an outline.
struct SeedScene: WireSchema, Codable {
    static let schema = Schema.object(
        .required("scene_number", .integer(1...100_000), "Counted from 1."),
        .required("title", .text(atMost: SeedText.most), "Its title."),
        .required("description", .text(atMost: SeedText.most), "What happens."),
        .required("image_prompt", .text(atMost: SeedText.most), "What a picture of it would show."),
        .required("audio_narration", .text(atMost: SeedText.most), "What a narrator would say over it."),
        .required(
            "character_descriptions", .list(of: .text(atMost: SeedText.most), atMost: 1_000), "Who is in it."),
        .required("key_events", .list(of: .text(atMost: SeedText.most), atMost: 1_000), "Its beats, in order."))

    let sceneNumber: Int
    let title: String
    let description: String
    let imagePrompt: String
    let audioNarration: String
    let characterDescriptions: [String]
    let keyEvents: [String]

    init(_ plan: ScenePlan) {
        sceneNumber = plan.number
        title = plan.title
        description = plan.description
        imagePrompt = plan.imagePrompt.isEmpty ? plan.description : plan.imagePrompt
        audioNarration = plan.narration.isEmpty ? plan.description : plan.narration
        characterDescriptions = plan.characters
        keyEvents = plan.keyEvents
    }

    /// What answers declare for a list of scenes.
    static let list = Schema.list(of: .type(SeedScene.self), atMost: Outline.mostScenes)
}
