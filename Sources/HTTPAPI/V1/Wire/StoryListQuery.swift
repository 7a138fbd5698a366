import Storage
import StoryDomain

/// Which stories to list.
struct StoryListQuery: WireSchema, Decodable {
    static let schema = Schema.object(
        .optional("cursor", .form(.storyCursor, atMost: 2_000), "The `next_cursor` of the page before."),
        .optional("limit", .integer(1...Schema.mostPerPage), "At most so many.", default: 20),
        .optional("favorites", .flag, "Only those that are marked.", default: false),
        .optional(
            "search", .text(atMost: 200),
            "Only those in which each of these words stands: in title, idea, premise or text, whatever its case."),
        .optional("sort", .oneOf(StoryQuery.Sort.self), "What they are sorted by.", default: "created"),
        .optional("order", .oneOf(["asc", "desc"]), "Which way; without it titles `asc`, all else `desc`.")
    )

    let cursor: String?
    let limit: Int
    let favorites: Bool
    let search: String?
    let sort: String
    let order: String?

    /// What is looked for.
    var query: StoryQuery {
        let sort = StoryQuery.Sort(rawValue: sort) ?? .created
        return StoryQuery(
            favoritesOnly: favorites, sort: sort, isDescending: order.map { $0 == "desc" } ?? (sort != .title),
            search: search ?? "")
    }

    /// Where the list goes on; nil where it begins.
    ///
    /// - Throws: `FieldFault` for the cursor of a list in another order.
    var place: StoryQuery.Cursor? {
        get throws {
            guard let cursor = cursor.flatMap(StoryCursor.init) else { return nil }
            guard cursor.sort.rawValue == sort else {
                throw FieldFault(
                    .query, [.name("cursor")], .unreadable, "This cursor belongs to the sort \(cursor.sort.rawValue).")
            }
            return cursor.place
        }
    }
}
