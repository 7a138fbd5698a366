/// How much of a prompt a model has read that runs on this machine.
struct ReadingShare: WireSchema, Encodable {
    static let schemaName = "Reading"
    static let schema = Schema.object(
        .required("done", .count, "Tokens that it has read."), .required("total", .count, "Tokens of the prompt."))

    let done: Int
    let total: Int
}
