import StoryDomain

/// Reads a premise out of a model's answer.
enum PremiseReading {
    /// The first three whole sentences of `text`, without labels and quotes; nil where there is no letter in it.
    ///
    /// Sentences, not pieces split at full stops: "Dr. Grey" stays whole.
    ///
    /// - Parameter language: what it should be in; its abbreviations count.
    static func premise(in text: String, language: LanguageTag? = nil) -> String? {
        var line = PromptData.line(text)
        for label in ["Premise:", "**Premise:**", "premise:"] where line.hasPrefix(label) {
            line = PromptData.line(String(line.dropFirst(label.count)))
        }
        let sentences = Sentences.split(line, limit: 3, language: language).map { PromptData.line(String($0)) }
        let premise = Sentences.joined(sentences)
        return premise.contains(where: \.isLetter) && !premise.hasPrefix("{") ? premise : nil
    }

    /// The brief's own words, where the model gave none.
    static func fallback(for brief: Brief) -> String {
        let said = [brief.idea, brief.setup.characterInput, brief.setup.plotElements, brief.setup.storySetting]
        return said.map(PromptData.line).first { !$0.isEmpty } ?? "A story."
    }
}
