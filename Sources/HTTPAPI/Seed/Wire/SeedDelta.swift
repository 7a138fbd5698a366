import Storytelling

/// A piece of what is being written, for readers of a stream.
struct SeedDelta: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("part", .oneOf(["premise", "text"]), "What is being written."),
        .required("text", .text(atMost: SeedText.most), "The next piece of it."))

    let part: String
    let text: String

    /// Nil for what is no text.
    init?(_ signal: WritingSignal) {
        switch signal {
        case .premise(let text): self.init(part: "premise", text: text)
        case .text(let text): self.init(part: "text", text: text)
        case .step, .reading, .thinking, .silent, .metered, .stored, .event: return nil
        }
    }

    private init(part: String, text: String) {
        self.part = part
        self.text = text
    }
}
