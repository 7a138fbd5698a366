/// How telemetry names the models that write.
extension ModelProfile {
    /// The provider as OpenTelemetry's conventions name it.
    var conventionalProvider: String { conventionalName(ofProvider: provider) }

    /// What every metric of this model is told apart by.
    var metricDimensions: [(String, String)] {
        [("gen_ai.provider.name", conventionalProvider), ("gen_ai.request.model", model)]
    }
}

/// How telemetry names the models that draw.
extension ImageProfile {
    /// The provider as OpenTelemetry's conventions name it.
    var conventionalProvider: String { conventionalName(ofProvider: provider) }

    /// What every metric of this model is told apart by.
    var metricDimensions: [(String, String)] {
        [("gen_ai.provider.name", conventionalProvider), ("gen_ai.request.model", model)]
    }
}

/// Providers that the conventions do not know keep our name.
private func conventionalName(ofProvider provider: String) -> String {
    provider == "gemini" ? "gcp.gemini" : provider
}
