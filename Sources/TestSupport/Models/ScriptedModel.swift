import LanguageModels
import StoryDomain
import Synchronization

/// A model that says what a test wrote down for it, call by call, and remembers what it was asked.
package final class ScriptedModel: LanguageModel {
    private struct State {
        var answers: [Answer]
        var requests: [ModelRequest] = []
        var abandoned = 0
    }

    package let profile: ModelProfile
    /// Every request as it arrives; a test can wait on it.
    package let arrivals = Mailbox<ModelRequest>()
    /// The number of each call (from 1) whose reader went away before the end; a test can wait on it.
    package let abandonments = Mailbox<Int>()
    private let tokenCount: Int?
    private let state: Mutex<State>

    /// Takes the answers in the order in which calls get them.
    ///
    /// - Parameters:
    ///   - profile: who the model says it is.
    ///   - tokenCount: what `countTokens` returns; nil for a provider without a tokenizer.
    package init(profile: ModelProfile = .testing(), tokenCount: Int? = nil, _ answers: [Answer]) {
        self.profile = profile
        self.tokenCount = tokenCount
        state = Mutex(State(answers: answers))
    }

    /// What it was asked so far, in order.
    package var requests: [ModelRequest] { state.withLock { $0.requests } }

    /// How many answers are left.
    package var answersLeft: Int { state.withLock { $0.answers.count } }

    /// How many calls ended because the reader went away.
    package var abandonedCalls: Int { state.withLock { $0.abandoned } }

    /// Adds an answer after those that are there.
    package func add(_ answer: Answer) {
        state.withLock { $0.answers.append(answer) }
    }

    /// Streams the next answer; a call beyond the last answer fails with `ModelError.Code.invalidRequest`.
    package func stream(_ request: ModelRequest) -> ModelStream {
        let (number, answer) = state.withLock { state in
            state.requests.append(request)
            let answer = state.answers.isEmpty ? nil : state.answers.removeFirst()
            return (state.requests.count, answer)
        }
        arrivals.send(request)
        let steps = answer?.steps ?? [.failure(exhausted(at: number))]
        let (stream, continuation) = ModelStream.makeStream()
        // A handler that is set after the end would take the stream's release for a reader who went away.
        let watched = Signal()
        let task = Task {
            do {
                try await watched.wait()
                for step in steps {
                    switch step {
                    case .event(let event): continuation.yield(event)
                    case .wait(let signal): try await signal.wait()
                    case .hang: try await Signal().wait()
                    case .failure(let error): throw error
                    }
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { [weak self] reason in
            guard case .cancelled = reason else { return }
            task.cancel()
            self?.abandoned(number)
        }
        watched.fire()
        return stream
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? { tokenCount }

    private func abandoned(_ number: Int) {
        state.withLock { $0.abandoned += 1 }
        abandonments.send(number)
    }

    private func exhausted(at number: Int) -> ModelError {
        ModelError(
            code: .invalidRequest, disposition: .never, provider: profile.provider,
            message: "Add an answer to the script: call \(number) has none."
        )
    }
}
