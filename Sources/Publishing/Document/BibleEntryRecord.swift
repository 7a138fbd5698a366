import StoryDomain

/// An entry of the bible in the exported JSON.
struct BibleEntryRecord: Codable {
    var kind: Bible.Kind
    var name: String
    var detail: String
    var source: PositionRecord

    /// Takes an entry.
    init(_ entry: Bible.Entry) {
        kind = entry.kind
        name = entry.name
        detail = entry.detail
        source = PositionRecord(entry.source)
    }

    /// The entry.
    func domain() -> Bible.Entry {
        Bible.Entry(kind: kind, name: name, detail: detail, source: source.domain())
    }
}
