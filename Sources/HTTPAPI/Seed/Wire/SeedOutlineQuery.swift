/// How an outline is wanted.
struct SeedOutlineQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("use_structured", .flag, "A list of scenes; false asks for text.", default: true))

    let useStructured: Bool
}
