/// Learns from each finished answer what the model at its server is like: tokens of a word, tokens of a prompt, room
/// that its thoughts need, a context that is smaller than was said. What refusals say the providers learn themselves, since
/// they repeat the call.
///
/// Stands inside `Metered`: it makes no call of its own. The memory is the one that the provider has.
package struct Learning: LanguageModel {
    private let base: any LanguageModel
    private let memory: TraitMemory
    private let book: TraitBook?

    /// Learns from the answers of `base`.
    ///
    /// - Parameters:
    ///   - base: the provider.
    ///   - memory: what is known of its model; the provider's own.
    ///   - book: asked before each call for what other processes learned; nil where there is none.
    package init(_ base: any LanguageModel, memory: TraitMemory, book: TraitBook? = nil) {
        self.base = base
        self.memory = memory
        self.book = book
    }

    package var profile: ModelProfile { base.profile }

    package func stream(_ request: ModelRequest) -> ModelStream {
        ModelStream(pulling: LearningCall(base: base, request: request, memory: memory, book: book))
    }

    package func countTokens(_ request: ModelRequest) async throws -> Int? {
        try await base.countTokens(request)
    }
}
