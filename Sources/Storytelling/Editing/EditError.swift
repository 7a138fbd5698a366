import StoryDomain

/// Why a writer's change of a story cannot be made. Nothing has changed then.
package enum EditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The story has no scene of that number.
    case noScene(Int)
    /// The story has no passage at that place.
    case noPassage(PassagePosition)
    /// The scene has no version of that number.
    case noVersion(scene: Int, number: Int)
    /// No setup of that number was offered.
    case noSetup(Int)
    /// The text holds no word.
    case emptyText
    /// The outline is to lose a scene that is written already.
    case sceneIsWritten(Int)
    /// The outline has no scene, or too many.
    case sceneCount(Int)
    /// A scene of a new outline takes what is not there or is taken: its index from 0, the field, and what is wrong.
    case scenePlace(index: Int, field: String, problem: String)
    /// What must be there first is not: a premise before an outline, an outline before a scene.
    case tooEarly(needs: String)
    /// The plan of that scene was changed while another one was made.
    case planChanged(Int)
    /// That part of the plan was changed while another one was made.
    case partChanged(PlanPart.Kind)
    /// The part of the plan has no version of that number.
    case noPlanVersion(PlanPart.Kind, number: Int)
    /// Nobody is called by the name that is to be replaced, or the new name says nothing else.
    case noCharacter

    package var description: String {
        switch self {
        case .noScene(let number): "The story has no scene \(number): its outline says which there are."
        case .noPassage(let place): "The story has no passage \(place): read the scene again."
        case .noVersion(let scene, let number): "Scene \(scene) has no version \(number): list its versions."
        case .noSetup(let number): "There is no setup \(number): ask for setups first, or choose one that was offered."
        case .emptyText: "The text holds no word: send at least one, or regenerate the part."
        case .sceneIsWritten(let number):
            "Scene \(number) is written already and cannot be left out of the outline: keep it, or delete its text first."
        case .sceneCount(let count):
            "An outline has 1 to \(Outline.mostScenes) scenes, not \(count)."
        case .scenePlace(_, _, let problem): problem
        case .tooEarly(let needs): "The story has no \(needs) yet: write or generate it first."
        case .planChanged(let number): "The plan of scene \(number) was changed meanwhile: read it again."
        case .partChanged(let kind):
            "The \(kind.rawValue) was changed while another one was made, and stays as it is: read it again."
        case .noPlanVersion(let kind, let number):
            "The \(kind.rawValue) has no version \(number): list its versions. The oldest go when there are more than "
                + "\(PlanVersion.mostOfPart)."
        case .noCharacter: "Nobody in the story is called that, or the new name is the old one: look at its outline."
        }
    }
}
