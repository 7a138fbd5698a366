/// An upper estimate of tokens where a provider offers no tokenizer.
///
/// Measured on English prose: 4.2–4.6 UTF-8 bytes a token with the Qwen, Gemini and GPT tokenizers, so 3.5 is on the
/// safe side. Scripts outside ASCII are counted by the character: one token each covers Chinese, Japanese and Thai.
package enum TokenEstimate {
    /// The estimate for `text`, rounded up; at least 1 for a text that is not empty.
    package static func tokens(in text: some StringProtocol) -> Int {
        var tally = Tally()
        tally.add(text)
        return tally.tokens
    }

    /// The estimate for a text that comes in pieces: as high as for the whole, and nothing of it is kept.
    package struct Tally: Sendable, Hashable {
        private var ascii = 0
        private var others = 0

        /// No text yet.
        package init() {}

        /// Takes the next piece.
        package mutating func add(_ text: some StringProtocol) {
            for byte in text.utf8 {
                if byte < 0x80 {
                    ascii += 1
                } else if byte >= 0xC0 {
                    others += 1
                }
            }
        }

        /// The estimate for all that came, rounded up.
        package var tokens: Int { (ascii * 2 + 6) / 7 + others }
    }

    /// The estimate for a text of which only the length is known, as if it were ASCII; thoughts mostly are English.
    package static func tokens(forCharacters count: Int) -> Int { (max(0, count) * 2 + 6) / 7 }

    /// The estimate for a whole prompt: its texts and 8 tokens of framing a message.
    package static func tokens(in messages: [Message]) -> Int {
        messages.reduce(0) { $0 + tokens(in: $1.text) + 8 }
    }
}
