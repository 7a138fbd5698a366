import StoryDomain
import Storytelling

/// A whole story, as `GET /task/{id}/result` answers it.
struct SeedTaskResult: WireSchema, Codable {
    static let schema = Schema.object(
        .required("premise", .text(atMost: SeedText.most), "The premise."),
        .required("outline", SeedScene.list, "The scenes that were planned."),
        .required("story", .text(atMost: SeedText.most), "The text; paragraphs are parted by an empty line."),
        .required("is_complete", .flag, "Whether the story has a real ending."),
        .required("iterations", .integer(), "Calls that wrote text."), SeedText.success,
        .required("task_id", .text(atMost: 100), "The task."))

    let premise: String
    let outline: [SeedScene]
    let story: String
    let isComplete: Bool
    let iterations: Int
    var success = true
    let taskId: String

    init(_ story: Story, of run: RunID) {
        premise = story.premise ?? ""
        outline = (story.outline?.scenes ?? []).map(SeedScene.init)
        self.story = story.text()
        isComplete = story.isEnded
        iterations = story.turns.count
        taskId = run.rawValue
    }
}
