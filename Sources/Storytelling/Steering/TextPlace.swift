/// A place in a scene's text as browsers count.
package struct TextPlace: Sendable, Hashable {
    /// Counted from 1.
    package var paragraph: Int
    /// UTF-16 code units before it in the paragraph.
    package var offset: Int

    /// Takes a place's parts.
    package init(paragraph: Int, offset: Int) {
        self.paragraph = paragraph
        self.offset = offset
    }
}
