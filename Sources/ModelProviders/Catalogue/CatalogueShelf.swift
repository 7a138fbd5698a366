import LanguageModels

/// What a catalogue says of one provider.
struct CatalogueShelf: Sendable, Hashable {
    /// The model that is taken where nobody names one.
    var defaultModel: String?
    /// In order; the first that matches a name holds.
    var families: [Family] = []
    /// By name.
    var models: [String: CatalogueEntry] = [:]
    /// Its models that draw.
    var images = ImageShelf()

    /// Models whose names have a form in common.
    struct Family: Sendable, Hashable {
        /// A name in which `*` stands for any text.
        var pattern: String
        var entry: CatalogueEntry
    }

    /// The entry of `model`: what is listed under its name, over its family.
    ///
    /// Hugging Face's names may carry a provider or a policy after a colon; the entry is that of the name before it.
    ///
    /// - Returns: nil where neither list has it.
    func entry(of model: String) -> CatalogueEntry? {
        let family = families.first { Self.matches(model, $0.pattern) }?.entry
        let listed = models[model] ?? models[String(model.prefix { $0 != ":" })]
        guard let listed else { return family }
        return family.map(listed.merged) ?? listed
    }

    /// The profile of `model` on a day: its own, or that of its replacement under its own name once that is in force.
    ///
    /// - Parameters:
    ///   - provider: Whose shelf this is.
    ///   - model: Any name of the provider's.
    ///   - day: As `2026-11-22`.
    /// - Returns: nil where the name is unknown or lacks a number.
    func profile(provider: String, model: String, day: String) -> ModelProfile? {
        guard let own = entry(of: model)?.profile(provider: provider, model: model, day: day) else { return nil }
        guard let replacement = own.replacement, replacement.isInForce,
            var profile = entry(of: replacement.model)?.profile(provider: provider, model: model, day: day)
        else { return own }
        profile.replacement = replacement
        return profile
    }

    /// The listed name that a version belongs to: itself, or the longest before a suffix of dates, numbers and words
    /// such as `preview`. Gemini's `modelVersion` is `gemini-3.8-flash-001`, say, for `gemini-3.8-flash`.
    func listedName(ofVersion version: String) -> String? {
        if models[version] != nil { return version }
        let names = models.keys.filter { version.hasPrefix($0 + "-") }
        guard let longest = names.max(by: { $0.count < $1.count }) else { return nil }
        let suffix = version.dropFirst(longest.count + 1).split(separator: "-")
        let isVersion = suffix.allSatisfy { part in
            part.allSatisfy(\.isNumber) || ["preview", "exp", "latest"].contains(part)
        }
        return isVersion ? longest : nil
    }

    /// Whether something is written down of this very model, or of a family whose names begin alike, and is no guess for
    /// names of any form (`*`, `*/*`).
    func isListed(_ model: String, where isThere: (CatalogueEntry) -> Bool) -> Bool {
        if let listed = models[model] ?? models[String(model.prefix { $0 != ":" })], isThere(listed) { return true }
        guard let family = families.first(where: { Self.matches(model, $0.pattern) }), family.pattern.first != "*"
        else {
            return false
        }
        return isThere(family.entry)
    }

    /// This shelf with `other` laid over it: its families come first, its models and default win.
    func overlaid(with other: CatalogueShelf) -> CatalogueShelf {
        var shelf = self
        shelf.defaultModel = other.defaultModel ?? defaultModel
        shelf.families = other.families.map { family in
            let same = families.first { $0.pattern == family.pattern }
            return Family(
                pattern: family.pattern, entry: same.map { family.entry.merged(over: $0.entry) } ?? family.entry)
        }
        shelf.families += families.filter { family in !other.families.contains { $0.pattern == family.pattern } }
        shelf.models.merge(other.models) { old, new in new.merged(over: old) }
        shelf.images = images.overlaid(with: other.images)
        return shelf
    }

    /// Whether `name` has the form of `pattern`.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return name == pattern }
        guard name.hasPrefix(first), name.count >= first.count + last.count, name.hasSuffix(last) else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
