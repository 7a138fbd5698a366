/// One page of a list.
struct Page<Item: WireSchema & Encodable>: WireSchema, Encodable {
    static var schemaName: String { "\(Item.schemaName)Page" }

    static var schema: Schema {
        .object(
            .required("items", .list(of: .type(Item.self), atMost: Schema.mostPerPage), "The entries of this page."),
            .required(
                "next_cursor", .text(atMost: 2_000).orNull, "Send it as `cursor` for the next page; null on the last."))
    }

    let items: [Item]
    @ExplicitNull var nextCursor: String?

    /// Takes entries, one more than the page has where there are more.
    ///
    /// - Parameter cursor: where the list goes on after an entry.
    init<Source>(
        _ found: [Source], limit: Int, cursor: (Source) -> String, item: (Source) throws -> Item
    ) rethrows {
        items = try found.prefix(limit).map(item)
        nextCursor = found.count > limit ? cursor(found[limit - 1]) : nil
    }

    /// Takes the whole list and finds the page in it.
    ///
    /// - Parameters:
    ///   - last: the cursor of the page before; one that is not in the list is followed by nothing.
    ///   - id: an entry's own cursor.
    init<Source>(
        of all: [Source], after last: String?, limit: Int, id: (Source) -> String, item: (Source) throws -> Item
    ) rethrows {
        var rest = all[...]
        if let last {
            rest = all.firstIndex { id($0) == last }.map { all[($0 + 1)...] } ?? []
        }
        try self.init(Array(rest.prefix(limit + 1)), limit: limit, cursor: id, item: item)
    }
}
