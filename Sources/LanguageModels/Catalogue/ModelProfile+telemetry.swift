extension ModelProfile {
    /// The provider as OpenTelemetry's conventions name it; those that they do not know keep our name.
    var conventionalProvider: String { provider == "gemini" ? "gcp.gemini" : provider }

    /// What every metric of this model is told apart by.
    var metricDimensions: [(String, String)] {
        [("gen_ai.provider.name", conventionalProvider), ("gen_ai.request.model", model)]
    }
}
