/// What a story that is written to its end may still lack, and one more pass can mend.
package enum ClosingFinding: Hashable, Sendable {
    /// Beats of the last scene that its text does not show.
    case uncoveredEvents([String])

    /// One sentence for events and prompts.
    package var summary: String {
        switch self {
        case .uncoveredEvents(let events):
            "The last scene does not show: " + events.joined(separator: "; ") + "."
        }
    }
}
