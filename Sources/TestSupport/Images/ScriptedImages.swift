import FoundationEssentials
import LanguageModels
import StoryDomain
import Synchronization

/// A model that draws what a test wrote down for it, call by call, and remembers what it was asked.
package final class ScriptedImages: ImageModel {
    /// What one call brings.
    package enum Answer: Sendable {
        /// A small PNG of a shade.
        case picture(shade: UInt8)
        case failure(any Error)
        /// A PNG, once the gate lets it pass.
        case waiting(Gate, shade: UInt8)
    }

    private struct State {
        var answers: [Answer]
        var requests: [ImageRequest] = []
    }

    package let profile: ImageProfile
    private let state: Mutex<State>

    /// Takes the answers in the order in which calls get them; after the last one a call gets a picture of its own shade.
    package init(profile: ImageProfile = .testing(), _ answers: [Answer] = []) {
        self.profile = profile
        state = Mutex(State(answers: answers))
    }

    /// What it was asked so far, in order.
    package var requests: [ImageRequest] { state.withLock { $0.requests } }

    package func picture(_ request: ImageRequest) async throws -> ImageAnswer {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty
                ? .picture(shade: UInt8(truncatingIfNeeded: 10 * state.requests.count)) : state.answers.removeFirst()
        }
        switch answer {
        case .picture(let shade): return try Self.drawn(shade)
        case .failure(let error): throw error
        case .waiting(let gate, let shade):
            try await gate.pass()
            return try Self.drawn(shade)
        }
    }

    private static func drawn(_ shade: UInt8) throws -> ImageAnswer {
        ImageAnswer(file: try PictureFile(reading: FakePicture.png(shade: shade)))
    }
}

extension ImageProfile {
    /// A profile for tests: four cents a picture, two references.
    package static func testing(
        provider: String = "scripted", model: String = "brush-1", price: Decimal = Decimal(4) / 100,
        references: Int = 2,
        longestPrompt: Int = 2_000
    ) -> ImageProfile {
        ImageProfile(
            provider: provider, model: model, price: price, priceVersion: "test", references: references,
            longestPrompt: longestPrompt)
    }
}
