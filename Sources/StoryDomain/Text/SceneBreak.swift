/// A break within a scene, as a model sets one: kept as a paragraph of its own that has no words.
package enum SceneBreak {
    /// The paragraph's text.
    package static let text = "* * *"

    /// Whether a paragraph is a break.
    package static func isBreak(_ paragraph: some StringProtocol) -> Bool { paragraph == text }
}
