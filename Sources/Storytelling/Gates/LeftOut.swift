/// Text of an answer that is no story, so that a writer can see it and put it back.
package struct LeftOut: Hashable, Sendable {
    /// What it was taken for.
    package enum Kind: String, Hashable, Sendable {
        /// A heading or title over the text.
        case heading
        /// "Here is the next scene:"
        case announcement
        /// "The end", "End of chapter".
        case marker
        /// A count of words.
        case tally
        /// Talk about the work.
        case talk
    }

    /// The most characters that are kept of one text.
    static let longest = 1_000

    package var kind: Kind
    /// As it came, at most 1,000 characters.
    package var text: String

    /// Takes what was left out; the text is cut.
    package init(_ kind: Kind, _ text: some StringProtocol) {
        self.kind = kind
        self.text = String(text.prefix(Self.longest))
    }
}
