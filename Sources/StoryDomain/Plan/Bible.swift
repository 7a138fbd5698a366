/// What the story has established so far, each with the passage that it came from.
package struct Bible: Hashable, Sendable, Codable {
    /// In the order in which they were established.
    package var entries: [Entry]

    /// Takes entries; none at the beginning of a story.
    package init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// What an entry is about.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case character, place, fact, openThread = "open_thread"
    }

    /// One thing that later scenes must not contradict.
    package struct Entry: Hashable, Sendable, Codable {
        package var kind: Kind
        /// A name or a few words: "Mara", "the lamp room".
        package var name: String
        /// What is known, in a sentence.
        package var detail: String
        /// Where it was established.
        package var source: PassagePosition

        /// Takes an entry's parts.
        package init(kind: Kind, name: String, detail: String, source: PassagePosition) {
            self.kind = kind
            self.name = name
            self.detail = detail
            self.source = source
        }
    }
}
