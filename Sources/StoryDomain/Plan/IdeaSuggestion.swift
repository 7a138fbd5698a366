/// A stronger version of an idea, as the seed's "enhance idea" offers three of.
package struct IdeaSuggestion: Hashable, Sendable, Codable {
    package var idea: String
    /// What the idea lacked and this one adds.
    package var whatsMissing: String
    /// Why one might take it.
    package var whyChoose: String

    /// Takes a suggestion's parts.
    package init(idea: String, whatsMissing: String, whyChoose: String) {
        self.idea = idea
        self.whatsMissing = whatsMissing
        self.whyChoose = whyChoose
    }
}
