import LanguageModels
import Synchronization

/// Which model answers under a name of Gemini's, as far as its answers have shown.
///
/// Google answers calls for models that it has shut down by others, and aliases by whatever is current; an answer's
/// `modelVersion` names the model. What that one costs and understands then holds for the following calls.
final class AnsweringModel: Sendable {
    /// The listed profile of a model's name or version, with the price of today; nil where none is listed.
    typealias Finder = @Sendable (String) -> ModelProfile?

    private struct State {
        var profile: ModelProfile
        var address: String
    }

    private let find: Finder
    private let state: Mutex<State>

    /// Nothing has answered yet.
    ///
    /// - Parameters:
    ///   - profile: That of the name which is asked for.
    ///   - find: Looks up the models that answer.
    init(_ profile: ModelProfile, find: @escaping Finder) {
        self.find = find
        self.state = Mutex(State(profile: profile, address: profile.model))
    }

    /// What holds for the next call: the asked name, with the sizes, price and capabilities of the model that answers it.
    var profile: ModelProfile { state.withLock { $0.profile } }

    /// The name that stands in the address of a call.
    var address: String { state.withLock { $0.address } }

    /// The model that is announced to answer in place of the asked one, while it is not what is asked for.
    var untriedReplacement: ModelProfile.Replacement? {
        state.withLock { state in state.profile.replacement.flatMap { $0.model == state.address ? nil : $0 } }
    }

    /// Asks for the replacement by its own name from now on.
    func addressReplacement() {
        state.withLock { if let model = $0.profile.replacement?.model { $0.address = model } }
    }

    /// The listed model that a version belongs to, where it is another than the one asked for.
    func stranger(version: String) -> String? {
        guard let served = find(version)?.model else { return nil }
        return state.withLock { $0.profile.model == served ? nil : served }
    }

    /// Notes which model has answered.
    ///
    /// - Parameter version: `modelVersion` of the answer; nil where it said none.
    /// - Returns: That model's profile, where it is listed and differs in name or price from what the call was opened as.
    func note(version: String?) -> ModelProfile? {
        guard let version, let served = find(version) else { return nil }
        return state.withLock { state in
            let asked = state.profile
            var next = served
            next.model = asked.model
            next.replacement = asked.replacement
            state.profile = next
            return served.model == asked.model && served.price == asked.price ? nil : served
        }
    }
}
