import FoundationEssentials
import StoryDomain

/// Which stories to list, and in which order.
package struct StoryQuery: Sendable, Hashable {
    /// What a list is sorted by; stories that are alike in it by their ids.
    package enum Sort: String, Sendable, Hashable, CaseIterable {
        case created, updated, title, words
    }

    /// A place in a list: the sorted value of a story and its id. Stays valid whatever is added or deleted.
    package struct Cursor: Sendable, Hashable {
        /// What stories are sorted by.
        package enum Key: Sendable, Hashable {
            /// A date's microseconds, or words.
            case number(Int64)
            /// The beginning of a title, with A to Z small.
            case text(String)
        }

        package var key: Key
        package var id: StoryID

        /// Takes a place's parts.
        package init(key: Key, id: StoryID) {
            self.key = key
            self.id = id
        }
    }

    /// Words of a search that are looked for; more are left out.
    package static let mostWords = 8

    package var favoritesOnly: Bool
    package var sort: Sort
    /// Whether the largest, the newest or the last of the alphabet comes first.
    package var isDescending: Bool
    /// Words that must each stand in the title, the idea, the premise or the text, whatever their case.
    package var words: [String]

    /// Asks for all stories, newest first, unless told otherwise.
    ///
    /// - Parameter search: what a person typed; its words are parted by white space.
    package init(
        favoritesOnly: Bool = false, sort: Sort = .created, isDescending: Bool = true, search: String = ""
    ) {
        self.favoritesOnly = favoritesOnly
        self.sort = sort
        self.isDescending = isDescending
        words = Array(search.split(whereSeparator: \.isWhitespace).map(String.init).prefix(Self.mostWords))
    }
}
