import LanguageModels

extension StoryDesk {
    /// Who writes where a request names nobody: the provider and model that are asked first.
    ///
    /// - Throws: what `models` throws.
    package func usualAuthor() throws -> (provider: String, model: String) {
        let profile = try models(nil, nil).profile
        return (profile.provider, profile.model)
    }
}
