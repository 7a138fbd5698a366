/// How many continuations a whole story may take; checked, and bounding nothing here.
struct SeedTaskQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional(
            "max_iterations", .integer(1...9_007_199_254_740_991),
            "Checked and not used: the story's length says how much is written.", default: 10))

    let maxIterations: Int
}
