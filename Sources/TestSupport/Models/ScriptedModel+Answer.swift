import LanguageModels
import StoryDomain

extension ScriptedModel {
    /// What a scripted model does in one call, step by step.
    package struct Answer: Sendable {
        /// One step of an answer.
        package enum Step: Sendable {
            /// Sends an event.
            case event(ModelEvent)
            /// Waits until the test fires the signal, or the reader goes away.
            case wait(Signal)
            /// Says nothing more until the reader goes away.
            case hang
            /// Throws; nothing follows.
            case failure(any Error)
        }

        package var steps: [Step]

        /// Takes the steps; without a `finished` event or a failure at the end the stream just ends.
        package init(_ steps: [Step]) {
            self.steps = steps
        }

        /// Sends events one after another.
        package static func events(_ events: [ModelEvent]) -> Answer {
            Answer(events.map { .event($0) })
        }

        /// Sends `deltas`, then the end.
        ///
        /// - Parameters:
        ///   - deltas: the pieces of the text.
        ///   - finish: why the model stopped.
        ///   - usage: what the provider counted; nil for one that does not count.
        package static func text(
            _ deltas: String..., finish: FinishReason = .stop, usage: TokenUsage? = nil
        ) -> Answer {
            .events(deltas.map { .text($0) } + [.finished(Completion(finish: finish, usage: usage))])
        }

        /// Fails, after `deltas` where there are some.
        package static func failure(_ error: any Error, after deltas: String...) -> Answer {
            Answer(deltas.map { .event(.text($0)) } + [.failure(error)])
        }

        /// Sends `deltas`, then nothing more until the reader goes away.
        package static func hang(after deltas: String...) -> Answer {
            Answer(deltas.map { .event(.text($0)) } + [.hang])
        }
    }
}
