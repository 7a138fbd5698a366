/// A paragraph that a run has stored, as readers of its events get it; it takes the place of the pieces of text that it
/// came in.
package struct RunParagraph: Sendable, Hashable, Codable {
    /// The scene, counted from 1.
    package var scene: Int
    /// Its place in the scene, counted from 1.
    package var paragraph: Int
    /// Its words.
    package var words: Int
    package var text: String

    /// Takes a paragraph's parts.
    package init(scene: Int, paragraph: Int, words: Int, text: String) {
        self.scene = scene
        self.paragraph = paragraph
        self.words = words
        self.text = text
    }
}
