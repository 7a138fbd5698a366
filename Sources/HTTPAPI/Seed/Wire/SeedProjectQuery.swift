import Storage

/// Which projects to list.
struct SeedProjectQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("status", .text(atMost: 50), "Only those of this status."),
        .optional("favorites_only", .flag, "Only favourites.", default: false),
        .optional("limit", .integer(1...200), "At most so many.", default: 50),
        .optional("offset", .integer(), "Leave out so many first.", default: 0),
        .optional("order_by", .oneOf(StoryProject.Order.self), "The newest by this stands first.", default: "updated_at"))

    let status: String?
    let favoritesOnly: Bool
    let limit: Int
    let offset: Int
    let orderBy: String
}
