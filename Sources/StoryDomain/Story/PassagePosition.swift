/// A place in a story: scene and paragraph, both counted from 1.
package struct PassagePosition: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package var scene: Int
    package var paragraph: Int

    /// Takes scene and paragraph, both counted from 1.
    package init(scene: Int, paragraph: Int) {
        self.scene = scene
        self.paragraph = paragraph
    }

    package static func < (left: PassagePosition, right: PassagePosition) -> Bool {
        (left.scene, left.paragraph) < (right.scene, right.paragraph)
    }

    package var description: String { "\(scene).\(paragraph)" }
}
