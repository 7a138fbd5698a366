/// What a catalogue says of one provider's models that draw.
struct ImageShelf: Sendable, Hashable {
    /// The model that is taken where nobody names one.
    var defaultModel: String?
    /// The service of Hugging Face's router that is taken where nobody names one.
    var defaultService: String?
    /// In order; the first that matches a name holds.
    var families: [Family] = []
    /// By name.
    var models: [String: ImageEntry] = [:]

    /// Models whose names have a form in common.
    struct Family: Sendable, Hashable {
        /// A name in which `*` stands for any text.
        var pattern: String
        var entry: ImageEntry
    }

    /// The entry of `model`: what is listed under its name, over its family; nil where neither list has it.
    func entry(of model: String) -> ImageEntry? {
        let family = families.first { CatalogueShelf.matches(model, $0.pattern) }?.entry
        guard let listed = models[model] else { return family }
        return family.map(listed.merged) ?? listed
    }

    /// This shelf with `other` laid over it.
    func overlaid(with other: ImageShelf) -> ImageShelf {
        var shelf = self
        shelf.defaultModel = other.defaultModel ?? defaultModel
        shelf.defaultService = other.defaultService ?? defaultService
        shelf.families = other.families.map { family in
            let same = families.first { $0.pattern == family.pattern }
            return Family(
                pattern: family.pattern, entry: same.map { family.entry.merged(over: $0.entry) } ?? family.entry)
        }
        shelf.families += families.filter { family in !other.families.contains { $0.pattern == family.pattern } }
        shelf.models.merge(other.models) { old, new in new.merged(over: old) }
        return shelf
    }
}
