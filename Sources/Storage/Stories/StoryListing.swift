import FoundationEssentials
import StoryDomain

/// A story on the index card: what a list shows, without its text.
package struct StoryListing: Sendable, Hashable {
    package var id: StoryID
    /// As `Story.title` has it.
    package var title: String
    /// Words written so far.
    package var words: Int
    /// Words asked for.
    package var askedWords: Int
    package var status: StoryStatus
    package var isFavorite: Bool
    /// Counts the changes; two readers with the same number saw the same story.
    package var revision: Int
    package var createdAt: Date
    package var updatedAt: Date

    /// Where the list goes on after this story.
    package var cursor: Cursor { Cursor(createdAt: createdAt, id: id) }

    /// A place in the list of stories, newest first; stays valid whatever is added or deleted.
    package struct Cursor: Sendable, Hashable, Codable {
        package var createdAt: Date
        /// Tells apart stories of the same moment.
        package var id: StoryID

        /// Takes a cursor's parts.
        package init(createdAt: Date, id: StoryID) {
            self.createdAt = createdAt
            self.id = id
        }
    }

    /// Takes a listing's parts.
    package init(
        id: StoryID, title: String, words: Int, askedWords: Int, status: StoryStatus, isFavorite: Bool = false,
        revision: Int = 1, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.title = title
        self.words = words
        self.askedWords = askedWords
        self.status = status
        self.isFavorite = isFavorite
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
