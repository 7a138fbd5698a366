import StoryDomain

/// One call for prose, in the exported JSON.
struct TurnRecord: Codable {
    var call: CallID
    var scene: Int
    var purpose: CallPurpose
    var instruction: String
    var askedWords: Int
    var finish: String?

    /// Takes a turn.
    init(_ turn: WritingTurn) {
        call = turn.call
        scene = turn.scene
        purpose = turn.purpose
        instruction = turn.instruction
        askedWords = turn.askedWords
        finish = turn.finish
    }

    /// The turn.
    func domain() -> WritingTurn {
        WritingTurn(
            call: call, scene: scene, purpose: purpose, instruction: instruction, askedWords: askedWords,
            finish: finish)
    }
}
