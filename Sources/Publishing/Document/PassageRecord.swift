import StoryDomain

/// A paragraph in the exported JSON.
struct PassageRecord: Codable {
    var position: PositionRecord
    var text: String
    var words: Int
    var provider: String
    var model: String
    /// Empty where no call wrote it.
    var call: CallID
    /// Left out where it is that of the call.
    var turn: CallID?

    /// Takes a passage.
    init(_ passage: Passage) {
        position = PositionRecord(passage.position)
        text = passage.text
        words = passage.words
        provider = passage.author.provider
        model = passage.author.model
        call = passage.author.call ?? CallID("")
        turn = passage.turn == call ? nil : passage.turn
    }

    /// The passage.
    func domain() -> Passage {
        Passage(
            position: position.domain(), text: text, words: words,
            author: Passage.Author(provider: provider, model: model, call: call), turn: turn ?? call)
    }
}
