import FoundationEssentials
import LanguageModels
import StoryDomain

/// What a catalogue file says of a model or a family; all of it may be left to another entry.
struct CatalogueEntry: Sendable, Hashable {
    var contextTokens: Int?
    var maxOutputTokens: Int?
    var passWords: Int?
    var prices: [PriceStep]?
    var sampling: Bool?
    var seed: Bool?
    var structure: ModelCapabilities.StructureDialect?
    var prefill: Bool?
    var prefixCache: Bool?
    var thinking: ModelCapabilities.ThinkingDialect?
    var effort: String?
    var maxCompletionTokens: Bool?
    var systemRole: Bool?
    var without: Set<String>?
    var thinkingAllowance: Int?
    var tokensPerWord: [String: Double]?
    var replaced: Replaced?

    /// By which model of the same provider a name is answered, and from when on.
    struct Replaced: Sendable, Hashable {
        /// The first day, as `2026-12-01` in UTC.
        var from: String
        var model: String
    }

    /// A price and when it begins to hold.
    struct PriceStep: Sendable, Hashable {
        /// The first day, as `2027-01-01` in UTC; nil for always.
        var from: String?
        var price: TokenPrice

        /// The same step for models that nobody listed.
        var asGuess: PriceStep { PriceStep(from: from, price: price.asGuess) }
    }

    /// This entry, with what it leaves out taken from `base`.
    func merged(over base: CatalogueEntry) -> CatalogueEntry {
        CatalogueEntry(
            contextTokens: contextTokens ?? base.contextTokens,
            maxOutputTokens: maxOutputTokens ?? base.maxOutputTokens,
            passWords: passWords ?? base.passWords,
            prices: prices ?? base.prices,
            sampling: sampling ?? base.sampling,
            seed: seed ?? base.seed,
            structure: structure ?? base.structure,
            prefill: prefill ?? base.prefill,
            prefixCache: prefixCache ?? base.prefixCache,
            thinking: thinking ?? base.thinking,
            effort: effort ?? base.effort,
            maxCompletionTokens: maxCompletionTokens ?? base.maxCompletionTokens,
            systemRole: systemRole ?? base.systemRole,
            without: without ?? base.without,
            thinkingAllowance: thinkingAllowance ?? base.thinkingAllowance,
            tokensPerWord: tokensPerWord ?? base.tokensPerWord,
            replaced: replaced ?? base.replaced)
    }

    /// The profile that the entry makes.
    ///
    /// - Parameters:
    ///   - provider: Whose model it is.
    ///   - model: Its name there.
    ///   - day: The day whose price holds, as `2026-11-22`.
    /// - Returns: nil where a number or a price is missing.
    func profile(provider: String, model: String, day: String) -> ModelProfile? {
        guard let contextTokens, let maxOutputTokens, let passWords, let price = price(on: day) else { return nil }
        var profile = ModelProfile(
            provider: provider, model: model, contextTokens: contextTokens, maxOutputTokens: maxOutputTokens,
            price: price, capabilities: capabilities, passWords: passWords,
            replacement: replaced.map { .init(model: $0.model, from: $0.from, isInForce: $0.from <= day) })
        profile.tokensPerWord = tokensPerWord ?? [:]
        return profile
    }

    /// The usual capabilities, with those that the entry names.
    private var capabilities: ModelCapabilities {
        var named = ModelCapabilities()
        if let sampling { named.sampling = sampling }
        if let seed { named.seed = seed }
        if let structure { named.structure = structure }
        if let prefill { named.prefill = prefill }
        if let prefixCache { named.prefixCache = prefixCache }
        if let thinking { named.thinking = thinking }
        if let maxCompletionTokens { named.maxCompletionTokens = maxCompletionTokens }
        if let systemRole { named.systemRole = systemRole }
        if let without { named.without = without }
        if let effort { named.effort = effort }
        if let thinkingAllowance { named.thinkingAllowance = thinkingAllowance }
        return named
    }

    /// The last step that has begun on `day`. Days in this form compare as text.
    private func price(on day: String) -> TokenPrice? {
        (prices ?? []).filter { ($0.from ?? "") <= day }.max { ($0.from ?? "") < ($1.from ?? "") }?.price
    }
}
