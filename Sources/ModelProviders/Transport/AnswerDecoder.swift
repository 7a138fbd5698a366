import LanguageModels
import StoryDomain

/// Understands one provider's stream: events of the wire in, a model's events out. A value without I/O, so that each
/// oddity of a provider is a test of a few literal bytes.
protocol AnswerDecoder: Sendable {
    /// Whether the provider has said that nothing follows (`[DONE]`).
    var isOver: Bool { get }

    /// Whether the answer is complete, so that a connection that breaks now has lost nothing.
    var isComplete: Bool { get }

    /// What the provider has counted so far; nil where it has not said. Kept for a call that breaks off.
    var counted: TokenUsage? { get }

    /// The same from a provider that counts along with its answer; nil from one that counts at the end.
    var running: TokenUsage? { get }

    /// Takes the next event.
    ///
    /// - Returns: Pieces of text and progress; never `ModelEvent.finished`.
    /// - Throws: `ModelError` where the event is an error or not in the provider's format.
    mutating func take(_ event: ServerSentEvent) throws(ModelError) -> [ModelEvent]

    /// Takes the end of the bytes, where something may have waited for it.
    ///
    /// - Returns: As `take(_:)`.
    /// - Throws: `ModelError` where what waited is an error or not in the provider's format.
    mutating func end() throws(ModelError) -> [ModelEvent]

    /// Ends the answer; asked after `end()`.
    ///
    /// - Throws: `ModelError` with `.truncated` where the provider gave no finish reason.
    mutating func close() throws(ModelError) -> Completion
}

extension AnswerDecoder {
    var running: TokenUsage? { nil }

    /// Ends the answer as `close()`; an error holds what the provider has counted.
    mutating func closed() throws(ModelError) -> Completion {
        do throws(ModelError) {
            return try close()
        } catch {
            throw error.counting(counted)
        }
    }
}
