import FoundationEssentials
import Storage
import StoryDomain

/// One call to a model in a user's ledger. It stays when its story is deleted.
package struct UsageLine: Sendable, Hashable {
    /// Where a line stands.
    package enum State: String, Sendable, Hashable, CaseIterable, SQLConvertible {
        /// The call may be under way; its worst case is held back.
        case open
        /// The call ended by itself.
        case settled
        /// The call failed, was stopped by us, or died with the process, after it had used something.
        case cutOff = "cut_off"
        /// The call ended before it used anything; it is not counted.
        case released
    }

    /// Counts up over all users, with gaps; the cursor of the list.
    package var number: Int64
    package var user: UserID
    /// The period that the line is counted in: that in which the call was opened.
    package var period: String
    /// Nil for a call that belongs to no stored story.
    package var story: StoryID?
    package var run: RunID?
    package var call: CallID
    /// What the call was for and, where it wrote in a scene, the scene: `scene/3`; or the operation's own name.
    package var step: String
    package var provider: String
    package var model: String
    package var state: State
    package var usage: TokenUsage
    /// Whether `usage` is our estimate because the provider gave none.
    package var isEstimate: Bool
    /// Whether our own cache gave the answer, so that nothing was used.
    package var isCachedAnswer: Bool
    /// Pictures that it brought.
    package var images: Int
    package var priceVersion: String
    /// US dollars, exact.
    package var cost: Decimal
    /// Tokens that were held back when the call was opened.
    package var heldTokens: Int
    /// US dollars that were held back when the call was opened.
    package var heldCost: Decimal
    /// How the call ended, as its finish reason or error code; empty while open.
    package var outcome: String
    package var openedAt: Date
    package var settledAt: Date?

    /// Reads a row of `usage_line`.
    init(row: SQLRow) throws {
        number = try row.value("number")
        user = try row.value("user_id")
        period = try row.value("period")
        story = try row.valueIfPresent("story_id")
        run = try row.valueIfPresent("run_id")
        call = try row.value("call_id")
        step = try row.value("step")
        provider = try row.value("provider")
        model = try row.value("model")
        state = try row.value("state")
        usage = TokenUsage(
            prompt: try row.value("prompt_tokens"), cached: try row.value("cached_tokens"),
            cacheWritten: try row.value("cache_write_tokens"),
            thinking: try row.value("thinking_tokens"), output: try row.value("output_tokens"))
        isEstimate = try row.value("is_estimate")
        isCachedAnswer = try row.value("is_cached_answer")
        images = try row.value("images")
        priceVersion = try row.value("price_version")
        cost = try row.value("cost")
        heldTokens = try row.value("held_tokens")
        heldCost = try row.value("held_cost", as: PicoDollars.self).dollars
        outcome = try row.value("outcome")
        openedAt = try row.value("opened_at")
        settledAt = try row.valueIfPresent("settled_at")
    }
}
