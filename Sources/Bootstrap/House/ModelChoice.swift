/// Which model a person asked for; nil parts are left to the settings.
package struct ModelChoice: Sendable, Hashable {
    package var provider: String?
    package var model: String?

    /// Takes a choice.
    package init(provider: String? = nil, model: String? = nil) {
        self.provider = provider
        self.model = model
    }
}
