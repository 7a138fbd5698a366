/// The story so far in a few sentences, and how far it reaches.
package struct Summary: Hashable, Sendable, Codable {
    /// At most 500 words; empty at the beginning.
    package var text: String
    /// The last scene that it covers, counted from 1; 0 covers none.
    package var throughScene: Int

    /// Takes a summary's parts.
    package init(text: String = "", throughScene: Int = 0) {
        self.text = text
        self.throughScene = throughScene
    }
}
