import FoundationEssentials
import LanguageModels

/// What a catalogue file says of a model that draws, or of a family of them; all of it may be left to another entry.
struct ImageEntry: Sendable, Hashable {
    var prices: [PriceStep]?
    var references: Int?
    var longestPrompt: Int?
    var asksForBase64: Bool?
    /// The model's name at each service of Hugging Face's router.
    var services: [String: String]?

    /// A price and when it begins to hold.
    struct PriceStep: Sendable, Hashable {
        /// The first day, as `2027-01-01` in UTC; nil for always.
        var from: String?
        /// US dollars a picture.
        var image: Decimal
        var version: String
    }

    /// This entry, with what it leaves out taken from `base`.
    func merged(over base: ImageEntry) -> ImageEntry {
        ImageEntry(
            prices: prices ?? base.prices, references: references ?? base.references,
            longestPrompt: longestPrompt ?? base.longestPrompt, asksForBase64: asksForBase64 ?? base.asksForBase64,
            services: services ?? base.services)
    }

    /// The profile that the entry makes.
    ///
    /// - Parameter day: the day whose price holds, as `2026-11-22`.
    /// - Returns: nil where a price is missing.
    func profile(provider: String, model: String, day: String) -> ImageProfile? {
        let begun = (prices ?? []).filter { ($0.from ?? "") <= day }
        guard let price = begun.max(by: { ($0.from ?? "") < ($1.from ?? "") }) else { return nil }
        return ImageProfile(
            provider: provider, model: model, price: price.image, priceVersion: price.version,
            references: references ?? 0, longestPrompt: longestPrompt ?? 2_000)
    }
}
