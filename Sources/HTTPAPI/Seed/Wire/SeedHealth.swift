/// What `GET /health` answers.
struct SeedHealth: WireSchema, Encodable {
    static let schema = Schema.object(
        .required("status", .oneOf(["ok"]), "Always the same."),
        .required("service", .oneOf(["story_writer"]), "Which service this is."))

    var status = "ok"
    var service = "story_writer"
}
