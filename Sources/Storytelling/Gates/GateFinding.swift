/// Something in a stream that must not reach the reader.
package struct GateFinding: Hashable, Sendable, CustomStringConvertible {
    /// What was found.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The same block of at least 32 characters three times in succession.
        case block
        /// A sentence of at least six words that stands in the last 1,000 words.
        case sentence
        /// More than 2 % repeated four-word runs in the last 1,000 words.
        case repetition
        /// A paragraph, or the beginning of one, of at least twelve words that stands in the story.
        case paragraph
        /// Six-word runs of earlier scenes, more than 1.5 % of the story's.
        case echo
        /// Text in another language than the story's.
        case language
        /// A paragraph in which the model talks about its work.
        case metaText = "meta_text"

        /// Whether it closes a gate that is told to stop; talk about the work is merely left out.
        package var closes: Bool { self != .metaText }
    }

    package var kind: Kind
    /// The beginning of the text that was refused, at most 160 characters.
    package var excerpt: String
    /// The share that was reached, for findings that go by one.
    package var share: Double?

    /// What a turn's finish says of a call that the gate closed because of its language.
    static let languageFinish = "gate:\(Kind.language.rawValue)"

    /// Takes a finding's parts; the text is cut to an excerpt.
    package init(kind: Kind, text: some StringProtocol, share: Double? = nil) {
        self.kind = kind
        self.excerpt = String(text.prefix(160))
        self.share = share
    }

    package var description: String {
        let what =
            switch kind {
            case .block: "the same block again and again"
            case .sentence: "a sentence that stands there already"
            case .repetition: "too many repeated phrases"
            case .paragraph: "a paragraph that stands there already"
            case .echo: "too much of earlier scenes"
            case .language: "text in another language"
            case .metaText: "talk about the text"
            }
        return "\(what): “\(excerpt)”"
    }
}
