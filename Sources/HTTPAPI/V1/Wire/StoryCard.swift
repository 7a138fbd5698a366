import FoundationEssentials
import Storage
import StoryDomain

/// A story in the list of stories.
struct StoryCard: WireSchema, Encodable {
    static let schema = Schema.object(properties)

    static let properties: [Schema.Property] = [
        .required("id", .id, "Its id."),
        .required("title", .told, "The writer's title, else the outline's, else the beginning of the idea."),
        .required("status", .oneOf(["writing", "complete", "incomplete"]), "Where it stands."),
        .required("words", .count, "Words written so far."),
        .required("asked_words", .askedWords, "Words asked for."),
        .required("is_favorite", .flag, "Whether it is marked."),
        .required("revision", .count, "Counts its changes; the `ETag`."),
        .required("created_at", .moment, "When it was begun."),
        .required("updated_at", .moment, "When it was last changed."),
    ]

    let id: StoryID
    let title: String
    let status: StoryStatus
    let words: Int
    let askedWords: Int
    let isFavorite: Bool
    let revision: Int
    let createdAt: Date
    let updatedAt: Date

    /// Takes an index card.
    init(_ card: StoryListing) {
        id = card.id
        title = card.title
        status = card.status
        words = card.words
        askedWords = card.askedWords
        isFavorite = card.isFavorite
        revision = card.revision
        createdAt = card.createdAt
        updatedAt = card.updatedAt
    }
}
