/// Something in a story that a writer should look at, and where it stands.
package struct Finding: Hashable, Sendable {
    /// What was found.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A marker, a heading, or a model's talk about its work, left in the text.
        case marker
        /// The story does not end as a story does.
        case ending
        /// A scene in another language than the story.
        case language
        /// Words that stand a little before in the same words.
        case repetition
        /// Words of an earlier scene.
        case echo
        /// A name that looks like another, or one that was planned and never comes.
        case name
        /// A planned beat that is not on the page.
        case coverage
        /// A scene, or the story, that is far from its length.
        case length
        /// A phrase that language models fall back on.
        case slop
    }

    package var kind: Kind
    /// Counted from 1; nil where it is about the story.
    package var scene: Int?
    /// Counted from 1; nil where it is about more than a paragraph.
    package var paragraph: Int?
    /// UTF-16 code units in the paragraph; nil where it is about more than that.
    package var range: Range<Int>?
    /// What stands there, or what is missing; at most `longestText` characters.
    package var text: String
    /// What to do about it, in one sentence.
    package var advice: String

    /// The most characters of a finding's text.
    package static let longestText = 2_000

    /// Takes a finding's parts.
    package init(
        kind: Kind, scene: Int?, paragraph: Int? = nil, range: Range<Int>? = nil, text: String, advice: String
    ) {
        self.kind = kind
        self.scene = scene
        self.paragraph = paragraph
        self.range = range
        self.text = text.count > Self.longestText ? text.prefix(Self.longestText - 1) + "…" : text
        self.advice = advice
    }
}
