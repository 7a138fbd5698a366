import StoryDomain

/// Who asks for something to be made at once, and how.
package struct Asking: Sendable {
    package var user: UserID
    /// Whether an answer to an earlier, equal question will do.
    package var allowsCache: Bool
    /// The provider and model asked for; nil takes the server's order.
    package var provider: String?
    package var model: String?
    /// Hears what happens; called in order, must not block. Hears nothing where an answer was there already.
    package var observe: @Sendable (WritingSignal) -> Void

    /// Takes who asks; all else is as usual.
    package init(
        user: UserID, allowsCache: Bool = true, provider: String? = nil, model: String? = nil,
        observe: @escaping @Sendable (WritingSignal) -> Void = { _ in }
    ) {
        self.user = user
        self.allowsCache = allowsCache
        self.provider = provider
        self.model = model
        self.observe = observe
    }
}
