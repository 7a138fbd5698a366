/// What the writer asked for while the story was planned or written: "make the sister older". It stands in every later
/// prompt for its part.
package struct WriterNote: Hashable, Sendable, Codable {
    /// The most characters of a note.
    package static let longest = 2_000

    /// Counted from 1; nil where it is about the premise or the outline as a whole.
    package var scene: Int?
    package var text: String

    /// Takes a note's parts.
    package init(scene: Int? = nil, text: String) {
        self.scene = scene
        self.text = text
    }
}
