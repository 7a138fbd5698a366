import LanguageModels
import StoryDomain
import Synchronization

/// A model that keeps the size of every prompt, and how much of it stood in the one before.
final class PromptRecorder: LanguageModel {
    /// One prompt for prose beside the one before it.
    struct Growth: Sendable {
        /// UTF-8 bytes that both begin with.
        let shared: Int
        let previousBytes: Int
        let bytes: Int

        /// Share of the previous prompt that was sent again byte for byte.
        var keptShare: Double { Double(shared) / Double(max(1, previousBytes)) }
        /// Share of this prompt that the one before had already.
        var knownShare: Double { Double(shared) / Double(max(1, bytes)) }
    }

    private struct State {
        var characters = 0
        var growths: [Growth] = []
        var last: [UInt8] = []
    }

    private let base: any LanguageModel
    private let state = Mutex(State())

    /// Records what `base` is asked.
    init(_ base: any LanguageModel) {
        self.base = base
    }

    var profile: ModelProfile { base.profile }

    /// Characters of all prompts so far, planning and notes included.
    var characters: Int { state.withLock { $0.characters } }

    /// The prompts for prose after the first.
    var growths: [Growth] { state.withLock { $0.growths } }

    func stream(_ request: ModelRequest) -> ModelStream {
        state.withLock { state in
            state.characters += request.promptCharacters
            let isProse = request.format == .text && [.scene, .ending, .repair].contains(request.purpose)
            guard isProse else { return }
            // A role and its text, each closed by a byte that no text has.
            let bytes = request.messages.flatMap { message -> [UInt8] in
                Array(message.role.rawValue.utf8) + [0] + Array(message.text.utf8) + [1]
            }
            if !state.last.isEmpty {
                let shared = zip(state.last, bytes).prefix { $0 == $1 }.count
                state.growths.append(
                    Growth(shared: shared, previousBytes: state.last.count, bytes: bytes.count))
            }
            state.last = bytes
        }
        return base.stream(request)
    }

    func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
