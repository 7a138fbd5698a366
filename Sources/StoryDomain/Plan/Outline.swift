/// The plan of a story: its title and its scenes in order.
package struct Outline: Hashable, Sendable, Codable {
    package var title: String
    /// At least one, numbered from 1 without gaps.
    package var scenes: [ScenePlan]

    /// Takes title and scenes.
    package init(title: String, scenes: [ScenePlan]) {
        self.title = title
        self.scenes = scenes
    }

    /// The plan of scene `number` (from 1), or nil where there is none.
    package func scene(_ number: Int) -> ScenePlan? {
        scenes.first { $0.number == number }
    }
}
