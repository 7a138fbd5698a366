import ModelProviders

extension Settings {
    /// Where the built-in model is and how it is served.
    ///
    /// - Parameter contextTokens: tokens of prompt and answer together; nil for the usual number.
    func embeddedConfiguration(contextTokens: Int? = nil) -> EmbeddedConfiguration {
        var configuration = EmbeddedConfiguration(
            modelPath: embeddedModelPath, runtimePath: runtimeFolder, llamaServerPath: llamaServer)
        if let contextTokens { configuration.contextTokens = contextTokens }
        return configuration
    }
}
