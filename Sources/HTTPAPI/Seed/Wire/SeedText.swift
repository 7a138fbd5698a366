/// What many of the seed's answers have in common.
enum SeedText {
    /// No text of an answer is longer: 200,000 words of five letters, and room.
    static let most = 10_000_000

    static let success = Schema.Property.required("success", .flag, "Always true: errors have a status.")
    static let taskID = Schema.Property.required(
        "task_id", .text(atMost: 100).orNull, "Always null: only whole stories are tasks.")
    static let cached = Schema.Property.optional(
        "cached", .flag, "True where an earlier, equal request had the same answer; it then cost nothing.")
}
