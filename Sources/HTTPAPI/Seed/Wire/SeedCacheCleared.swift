/// What `POST /cache/clear` answers.
struct SeedCacheCleared: WireSchema, Encodable {
    static let schema = Schema.object(
        SeedText.success, .required("status", .oneOf(["success"]), "Always the same."),
        .required("message", .text(atMost: 100), "How many of the caller's entries there were."))

    var success = true
    var status = "success"
    let message: String

    init(count: Int) {
        message = "Cleared \(count) cached entries"
    }
}
