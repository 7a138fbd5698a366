import Storytelling

/// One text that could stand in the place of a selection.
struct ProposalText: WireSchema, Encodable {
    static let schemaName = "Proposal"
    static let schema = Schema.object(
        .required("text", .told, "The text, with the spaces and empty lines that it needs to fit."),
        .required("words", .count, "Its words.")
    )

    let text: String
    let words: Int

    /// Takes a proposal.
    init(_ proposal: Proposal) {
        text = proposal.text
        words = proposal.words
    }
}
