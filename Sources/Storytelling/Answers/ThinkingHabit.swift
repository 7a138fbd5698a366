import StoryDomain
import Synchronization

/// How a model's thoughts come in its answers, as far as it is known.
enum ThinkingHabit: Hashable, Sendable {
    /// Nothing is known yet: the answer may begin with thoughts that no mark opens.
    case unknown
    /// Its answers have no thoughts, or thoughts that a mark opens.
    case plain
    /// Its template opens the thoughts in the prompt, so that its answers begin with them and only a closing mark tells.
    case unopened
}

/// What is learned of the models' thinking while a process runs, by provider and model.
package final class ThinkingHabits: Sendable {
    /// Providers whose answers never hold thoughts in the text: they are sent apart from it, by their documentation.
    private static let apart: Set<String> = ["gemini", "embedded"]

    private let known = Mutex<[String: ThinkingHabit]>([:])

    /// Knows nothing yet.
    package init() {}

    /// What is known of a model.
    func habit(provider: String, model: String) -> ThinkingHabit {
        let learned = known.withLock { $0[Self.key(provider, model)] }
        return learned ?? (Self.apart.contains(provider) ? .plain : .unknown)
    }

    /// Remembers what an answer showed. That a model leaves the opening mark out is never unlearned: it does not think
    /// about everything.
    func learn(_ habit: ThinkingHabit, provider: String, model: String) {
        guard habit != .unknown else { return }
        known.withLock { known in
            let key = Self.key(provider, model)
            if known[key] != .unopened { known[key] = habit }
        }
    }

    /// Takes the models that have written in a story for ones whose thoughts a mark opens, until an answer shows
    /// otherwise: what they wrote stands there without thoughts.
    func assumePlain(authorsOf story: Story) {
        for author in Set(story.passages.map { Self.key($0.author.provider, $0.author.model) }) {
            known.withLock { known in
                if known[author] == nil { known[author] = .plain }
            }
        }
    }

    private static func key(_ provider: String, _ model: String) -> String { provider + "\u{0}" + model }
}
