/// The query of `/livez` and `/readyz`.
struct VerboseQuery: WireSchema, Codable {
    static let schema = Schema.object(
        .optional("verbose", .text(atMost: 5), "Tell each check; any value, or none.")
    )

    let verbose: String?
}
