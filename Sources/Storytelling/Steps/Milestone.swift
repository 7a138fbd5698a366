import StoryDomain

/// How far a writer is to go before it stops.
package enum Milestone: Hashable, Sendable {
    /// Setups are offered.
    case setups
    case premise
    /// All scenes are planned.
    case outline
    /// The scene of that number, counted from 1, is closed.
    case scene(Int)
    /// The story has at least so many words and stands at the end of a scene.
    case words(Int)
    /// The story is closed.
    case end

    /// Whether `story` has come this far.
    package func isReached(by story: Story) -> Bool {
        switch self {
        case .setups: !story.setupOptions.isEmpty || story.premise != nil
        case .premise: story.premise != nil
        case .outline: story.outline?.isWhole == true
        case .scene(let number): story.scenes.contains { $0.number == number }
        case .words(let words): story.words >= words && isAtSceneEnd(story)
        case .end: story.status != .writing
        }
    }

    /// The last scene's end is the story's: there the writer goes on to judge it.
    private func isAtSceneEnd(_ story: Story) -> Bool {
        guard let last = story.passages.last?.position.scene else { return false }
        return last != story.outline?.sceneCount && story.scenes.contains { $0.number == last }
    }
}
