import StoryDomain

/// What is to be done next for a story.
package enum Step: Hashable, Sendable {
    /// Offer three setups for a bare idea.
    case setupOptions
    /// Take one of the setups offered.
    case chooseSetup
    case premise
    /// Plan scenes from this one on (from 1), as many as fit one call.
    case outline(fromScene: Int)
    /// Write on in a scene (from 1), beginning with this paragraph (from 1).
    case scene(number: Int, paragraph: Int)
    /// Write the story's end: the last pass of the last scene.
    case ending(scene: Int, paragraph: Int)
    /// Close a scene that has all its words.
    case closeScene(number: Int)
    /// Note what a finished scene established.
    case delta(scene: Int)
    /// Mend what the finished story still lacks.
    case repair(scene: Int, finding: ClosingFinding)
    /// Judge the whole and close the story.
    case finish
}

extension Step {
    /// The scene whose prose the step writes; nil for a step that writes none.
    package var proseScene: Int? {
        switch self {
        case .scene(let number, _), .ending(let number, _), .repair(let number, _): number
        case .setupOptions, .chooseSetup, .premise, .outline, .closeScene, .delta, .finish: nil
        }
    }
}
