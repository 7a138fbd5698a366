/// Why a run waits, pauses or failed.
struct ReasonResource: WireSchema, Codable {
    static let schemaName = "Reason"
    static let schema = Schema.object(
        .required("code", .text(atMost: 100), "A word for programs."),
        .required("message", .told, "One sentence that says what to do.")
    )

    let code: String
    let message: String
}
