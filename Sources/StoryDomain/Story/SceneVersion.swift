import FoundationEssentials

/// A scene's text as it stood before it was changed, so that nothing a person or a model wrote is ever lost.
package struct SceneVersion: Hashable, Sendable, Codable {
    /// Counted from 1 within the scene; 0 until it is stored.
    package var number: Int
    /// The scene, counted from 1.
    package var scene: Int
    /// What replaced it.
    package var reason: Reason
    /// Its paragraphs in order, each with its author.
    package var passages: [Passage]
    package var createdAt: Date
    /// The sitting in which somebody typed what replaced it. Texts that are typed in one sitting share a version: the
    /// one that stood before the first of them. Nil where what replaced it was no typing.
    package var sitting: String?

    /// Words of all paragraphs.
    package var words: Int { passages.reduce(0) { $0 + $1.words } }

    /// The calls that its paragraphs come from.
    package var calls: Set<CallID> { Set(passages.compactMap(\.author.call)) }

    /// Takes a version's parts; `createdAt` is rounded to microseconds, as it is stored.
    package init(
        number: Int = 0, scene: Int, reason: Reason, passages: [Passage], createdAt: Date, sitting: String? = nil
    ) {
        self.number = number
        self.scene = scene
        self.reason = reason
        self.passages = passages
        self.createdAt = createdAt.roundedToMicroseconds
        self.sitting = sitting
    }

    /// Why a text made room.
    package enum Reason: String, Sendable, Codable, CaseIterable {
        /// The writer typed another text.
        case edited
        /// The scene is written anew.
        case regenerated
        /// An older version came back.
        case restored
        /// Its scene was taken out of the outline; kept with a neighbour.
        case removed
        /// Its scene was joined with another.
        case merged
        /// Its scene was split in two.
        case split
    }
}
