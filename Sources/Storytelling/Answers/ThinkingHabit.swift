import LanguageModels
import StoryDomain
import Synchronization

/// How a model's thoughts come in its answers, as far as it is known. The raw value is that of the trait (`TraitName.thoughts`).
package enum ThinkingHabit: String, Hashable, Sendable {
    /// Nothing is known yet: the answer may begin with thoughts that no mark opens.
    case unknown
    /// Its answers have no thoughts, or thoughts that a mark opens.
    case plain
    /// Its template opens the thoughts in the prompt, so that its answers begin with them and only a closing mark tells.
    case unopened
}

/// What is learned of the models' thinking, by provider and model. It is kept among what is learned of them at their servers, so
/// that other processes and later ones know it.
package final class ThinkingHabits: Sendable {
    /// Providers whose answers never hold thoughts in the text: they are sent apart from it, by their documentation.
    private static let apart: Set<String> = ["gemini", "embedded"]

    private let known = Mutex<[String: ThinkingHabit]>([:])
    private let memory: @Sendable (_ provider: String, _ model: String) -> TraitMemory?

    /// Knows what the memories of models know.
    ///
    /// - Parameter memory: what is known of a provider's model; nil keeps what is learned for this process alone.
    package init(memory: @escaping @Sendable (_ provider: String, _ model: String) -> TraitMemory? = { _, _ in nil }) {
        self.memory = memory
    }

    /// What is known of a model.
    func habit(provider: String, model: String) -> ThinkingHabit {
        let kept = memory(provider, model)?.traits[.thoughts].flatMap(ThinkingHabit.init(rawValue:))
        let learned = known.withLock { $0[Self.key(provider, model)] }
        if kept == .unopened || learned == .unopened { return .unopened }
        return learned ?? kept ?? (Self.apart.contains(provider) ? .plain : .unknown)
    }

    /// Remembers what an answer showed. That a model leaves the opening mark out is not unlearned as long as that is
    /// remembered: it does not think about everything.
    func learn(_ habit: ThinkingHabit, provider: String, model: String) async {
        guard habit != .unknown else { return }
        let isUnopened = self.habit(provider: provider, model: model) == .unopened
        let learned = isUnopened ? .unopened : habit
        known.withLock { $0[Self.key(provider, model)] = learned }
        guard !Self.apart.contains(provider), let memory = memory(provider, model) else { return }
        // An answer that shows the habit makes it young again; one without thoughts says nothing of it.
        guard !isUnopened || habit == .unopened, memory.learn(.thoughts, learned.rawValue) else { return }
        await memory.save()
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
