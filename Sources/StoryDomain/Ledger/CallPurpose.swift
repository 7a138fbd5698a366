/// What a call to a model was made for.
package enum CallPurpose: String, Sendable, Codable, CaseIterable {
    case setupOptions = "setup_options"
    case premise
    case outline
    case scene
    case ending
    /// The state delta after a scene: summary and bible.
    case delta
    /// A second try at a structured answer, with the validation error shown.
    case repair
    /// A picture of the story.
    case picture
    /// What a picture shows, in words for those who cannot see it.
    case altText = "alt_text"
    /// Other words for a selection, which the writer may take or leave.
    case proposal
    /// The copilot's talk, and what it proposes.
    case copilot
}
