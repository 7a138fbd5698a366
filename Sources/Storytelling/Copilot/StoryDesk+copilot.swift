import Accounts
import FoundationEssentials
import LanguageModels
import Storage
import StoryDomain

extension StoryDesk {
    /// Takes one turn of the talk about a stored story. The story stays as it is; what the turn costs is in its books.
    ///
    /// - Parameters:
    ///   - story: the user's own, as it is stored.
    ///   - hear: hears what happens, in order; must not block.
    /// - Throws: `ModelError`, `AllowanceError`, `StorageError`, `CancellationError`, and what `models` throws. What was
    ///   told before counts.
    package func talk(
        _ talk: CopilotTalk, about story: Story, _ asking: Asking,
        hear: @escaping @Sendable (CopilotSignal) -> Void
    ) async throws {
        let store = booksOnly(for: asking.user) { line in
            hear(
                .spent(
                    CopilotSpending(provider: line.provider, model: line.model, usage: line.usage, cost: line.cost)))
        }
        let writer = StoryWriter(
            model: try models(asking.provider, asking.model), store: store, now: now, isAwaited: true,
            habits: habits,
            observe: { signal in
                switch signal {
                case .reading(let done, let total): hear(.reading(done: done, total: total))
                case .thinking(let characters): hear(.thinking(characters: characters))
                case .silent(let duration): hear(.silent(for: duration))
                case .step, .premise, .text, .metered, .stored, .event: break
                }
                asking.observe(signal)
            })
        try await Copilot(writer: writer, story: story, talk: talk, hear: hear).answer()
    }

    /// Gives somebody in a story another name, in all places at once. Each scene's old text becomes a version.
    ///
    /// - Throws: as `edit`; `EditError.noCharacter` where the story knows nobody of that name.
    package func rename(
        _ from: String, to: String, in id: StoryID, of user: UserID, if precondition: Precondition = .any
    ) async throws -> (story: Story, card: StoryListing) {
        try await edit(id, of: user, if: precondition) { story, moment in
            guard let rename = CharacterRename(from: from, to: to, in: story) else { throw EditError.noCharacter }
            return rename.change(of: story, at: moment)
        }
    }

    /// Finds out whether there is such a provider and model, before anything is begun.
    ///
    /// - Throws: what `models` throws.
    package func checkAuthor(provider: String?, model: String?) throws {
        _ = try models(provider, model)
    }
}
