import StoryDomain

/// Where in the story a call writes.
package struct GateContext: Hashable, Sendable {
    /// What the gate does with a sentence that repeats.
    package enum Strictness: Hashable, Sendable {
        /// Report it and close: the call is stopped and tried again.
        case stop
        /// Leave it out and go on: for the last try, or where stopping costs more than a lost sentence.
        case drop
    }

    /// Counted from 1.
    package var scene: Int
    package var isLastScene: Bool
    package var sceneTitle: String
    package var storyTitle: String
    /// The whole sentences of an unfinished paragraph that this call continues; empty where it begins a new one.
    package var openParagraph: String
    package var strictness: Strictness
    /// What the story is written in; nil where that is not known.
    package var language: LanguageTag?
    /// Whether text in another language closes the gate; not where the model was asked often enough.
    package var checksLanguage: Bool

    /// Takes a context's parts.
    package init(
        scene: Int, isLastScene: Bool = false, sceneTitle: String = "", storyTitle: String = "",
        openParagraph: String = "", strictness: Strictness = .stop, language: LanguageTag? = nil,
        checksLanguage: Bool = true
    ) {
        self.scene = scene
        self.isLastScene = isLastScene
        self.sceneTitle = sceneTitle
        self.storyTitle = storyTitle
        self.openParagraph = openParagraph
        self.strictness = strictness
        self.language = language
        self.checksLanguage = checksLanguage
    }
}
