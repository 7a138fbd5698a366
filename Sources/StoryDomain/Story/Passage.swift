/// One finished paragraph, stored the moment it was complete, and who wrote it.
package struct Passage: Hashable, Sendable, Codable {
    package var position: PassagePosition
    /// One paragraph without line breaks at its ends; never empty.
    package var text: String
    /// Words in `text`, as `WordCount` counts them.
    package var words: Int
    package var author: Author

    /// Takes a passage's parts.
    package init(position: PassagePosition, text: String, words: Int, author: Author) {
        self.position = position
        self.text = text
        self.words = words
        self.author = author
    }

    /// The model that wrote a passage, and in which call.
    package struct Author: Hashable, Sendable, Codable {
        /// What `provider` is where a person wrote it.
        package static let writer = "writer"

        /// `gemini`, `huggingface`, `openai`, `embedded`; `writer` for a person.
        package var provider: String
        /// The model's identifier at that provider.
        package var model: String
        package var call: CallID

        /// Takes an author's parts.
        package init(provider: String, model: String, call: CallID) {
            self.provider = provider
            self.model = model
            self.call = call
        }

        /// The person whose story it is.
        package static func person() -> Author {
            Author(provider: writer, model: "", call: .random())
        }
    }
}
