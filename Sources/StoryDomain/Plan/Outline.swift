/// The plan of a story: its title and its scenes in order. Long outlines are planned a few scenes at a time, so
/// `scenes` may hold fewer than `sceneCount` for a while.
package struct Outline: Hashable, Sendable, Codable {
    package var title: String
    /// Numbered from 1 without gaps.
    package var scenes: [ScenePlan]
    /// How many scenes the story is to have.
    package var sceneCount: Int

    /// Takes title and scenes.
    ///
    /// - Parameter sceneCount: how many scenes there will be; nil means that these are all.
    package init(title: String, scenes: [ScenePlan], sceneCount: Int? = nil) {
        self.title = title
        self.scenes = scenes
        self.sceneCount = sceneCount ?? scenes.count
    }

    /// Whether every scene is planned.
    package var isWhole: Bool { scenes.count >= sceneCount && !scenes.isEmpty }

    /// The plan of scene `number` (from 1), or nil where there is none.
    package func scene(_ number: Int) -> ScenePlan? {
        scenes.first { $0.number == number }
    }
}
