import StoryDomain

/// One call for prose as it was decided: what is asked for, and where it ends at the latest.
struct Pass: Hashable, Sendable {
    /// Counted from 1.
    let scene: Int
    /// `scene`, `ending` or `repair`.
    let purpose: CallPurpose
    let instruction: String
    let askedWords: Int
    /// Words of the whole story at which the pass is ended at the next paragraph.
    let ceiling: Int
    /// Whether the answer is over where its first paragraph is.
    var isOneParagraph = false
}
