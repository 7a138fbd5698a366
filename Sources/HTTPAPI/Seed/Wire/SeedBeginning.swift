/// What `POST /generate-start` answers.
struct SeedBeginning: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("story", .text(atMost: SeedText.most), "The text; paragraphs are parted by an empty line."),
        .required("premise", .text(atMost: SeedText.most), "As it was sent."),
        .required("outline", .text(atMost: SeedText.most), "As it was sent, as text."),
        .required("is_complete", .flag, "Whether the story is told to its end."),
        .required("iterations", .integer(0...0), "Always 0."), SeedText.success, SeedText.taskID, SeedText.cached)

    var story: String
    var premise: String
    var outline: String
    var isComplete: Bool
    var iterations = 0
    var success = true
    @ExplicitNull var taskId: String? = nil
    var cached: Bool?
}
