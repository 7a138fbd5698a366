/// A writer's own paragraph.
struct NewPassageText: WireSchema, Decodable {
    static let schema = Schema.object(
        .required(
            "text", .text(atMost: Schema.mostText, blank: false), "The paragraph; an empty line makes two of it."),
        .sitting
    )

    let text: String
    let sitting: String?
}
