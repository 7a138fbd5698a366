/// What the model wants done with the story: it says only what and with which words; we do it.
package struct CopilotWish: Sendable, Hashable {
    /// What there is to do.
    package enum Action: String, Sendable, Hashable, CaseIterable {
        /// Somebody gets another name, everywhere.
        case rename
        /// Text that is written is to be another.
        case rewrite
        /// The plan of a scene is to be another.
        case plan
        /// The story gets one more scene.
        case addScene = "add_scene"
        /// The writer wants to see a scene.
        case open
    }

    package var action: Action
    /// The scene, counted from 1; the one behind which a new scene comes.
    package var scene: Int?
    /// One paragraph of it, counted from 1; nil for all.
    package var paragraph: Int?
    /// The name as it is.
    package var from: String
    /// The name to be.
    package var to: String
    /// What is to be different, in the model's words.
    package var wish: String

    /// Takes a wish's parts.
    package init(
        _ action: Action, scene: Int? = nil, paragraph: Int? = nil, from: String = "", to: String = "",
        wish: String = ""
    ) {
        self.action = action
        self.scene = scene
        self.paragraph = paragraph
        self.from = from
        self.to = to
        self.wish = wish
    }

    /// The wish in a few words, for the history that the model sees.
    var summary: String {
        let place = scene.map { " scene \($0)" } ?? ""
        let text =
            switch action {
            case .rename: "rename \(from) to \(to)"
            case .rewrite: "rewrite\(place): \(wish)"
            case .plan: "change the plan of\(place): \(wish)"
            case .addScene: "add a scene" + (scene.map { " behind scene \($0)" } ?? "") + ": \(wish)"
            case .open: "open\(place)"
            }
        return PromptData.clipped(text, to: 160)
    }
}
