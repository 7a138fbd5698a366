import LanguageModels
import Synchronization

/// A model that keeps every answer as it came, piece by piece.
final class AnswerRecorder: LanguageModel {
    /// One answer.
    struct Answer: Sendable {
        let isStructured: Bool
        var pieces: [String] = []
    }

    private let base: any LanguageModel
    private let state = Mutex<[Answer]>([])

    /// Records what `base` answers.
    init(_ base: any LanguageModel) {
        self.base = base
    }

    var profile: ModelProfile { base.profile }

    /// The answers in the order of their calls.
    var answers: [Answer] { state.withLock { $0 } }

    func stream(_ request: ModelRequest) -> ModelStream {
        let number = state.withLock { answers in
            answers.append(Answer(isStructured: request.format != .text))
            return answers.count - 1
        }
        return ModelStream { continuation in
            let task = Task {
                do {
                    for try await event in base.stream(request) {
                        if case .text(let piece) = event { self.state.withLock { $0[number].pieces.append(piece) } }
                        continuation.yield(event)
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
