import StoryDomain

/// A paragraph in the exported JSON.
struct PassageRecord: Codable {
    var position: PositionRecord
    var text: String
    var words: Int
    var provider: String
    var model: String
    var call: CallID

    /// Takes a passage.
    init(_ passage: Passage) {
        position = PositionRecord(passage.position)
        text = passage.text
        words = passage.words
        provider = passage.author.provider
        model = passage.author.model
        call = passage.author.call
    }

    /// The passage.
    func domain() -> Passage {
        Passage(
            position: position.domain(), text: text, words: words,
            author: Passage.Author(provider: provider, model: model, call: call))
    }
}
