/// One setting: its name in the environment, in the file, and as a flag of `storywriter serve`.
///
/// docs/configuration.md shows these to people; a test holds it, this table and the flags together.
package struct Setting: Sendable, Hashable {
    /// In the environment, such as `STORYWRITER_CACHE_HOURS`.
    package let variable: String
    /// In the YAML file and for flags, such as `storywriter.cache.hours`.
    package let key: String
    /// Whether it may hold a secret. What stands in a command line can be read by everybody on the machine.
    package let isSecret: Bool

    private init(_ variable: String, _ key: String, isSecret: Bool = false) {
        self.variable = variable
        self.key = key
        self.isSecret = isSecret
    }

    /// The flag without its dashes: the variable in lower case without our prefix. A secret's names a file that holds it.
    package var flag: String {
        let name = variable.hasPrefix(Self.prefix) ? variable.dropFirst(Self.prefix.count) : variable[...]
        return name.lowercased().replacing("_", with: "-") + (isSecret ? "-file" : "")
    }

    private static let prefix = "STORYWRITER_"

    /// All of them but the two that say where the others are: `--config` and the data folder are for every command.
    package static let all = models + service

    private static let models = [
        Setting("GEMINI_API_KEY", "gemini.apiKey", isSecret: true),
        Setting("GEMINI_BASE_URL", "gemini.baseUrl"),
        Setting("GEMINI_MODEL", "gemini.model"),
        Setting("GEMINI_IMAGE_MODEL", "gemini.imageModel"),
        Setting("HF_TOKEN", "hf.token", isSecret: true),
        Setting("HF_BASE_URL", "hf.baseUrl"),
        Setting("HF_MODEL", "hf.model"),
        Setting("HF_IMAGE_MODEL", "hf.imageModel"),
        Setting("HF_IMAGE_PROVIDER", "hf.imageProvider"),
        Setting("HF_BILL_TO", "hf.billTo"),
        Setting("OPENAI_API_KEY", "openai.apiKey", isSecret: true),
        Setting("OPENAI_BASE_URL", "openai.baseUrl"),
        Setting("OPENAI_MODEL", "openai.model"),
        Setting("OPENAI_IMAGE_MODEL", "openai.imageModel"),
        Setting("STORYWRITER_IMAGE_PROVIDERS", "storywriter.imageProviders"),
        Setting("STORYWRITER_PROVIDERS", "storywriter.providers"),
        Setting("STORYWRITER_PROVIDER_CALLS", "storywriter.providerCalls"),
        Setting("STORYWRITER_PATIENCE", "storywriter.patience"),
        Setting("STORYWRITER_FIRST_TOKEN_TIMEOUT", "storywriter.firstTokenTimeout"),
        Setting("STORYWRITER_IDLE_TIMEOUT", "storywriter.idleTimeout"),
        Setting("STORYWRITER_CALL_TIMEOUT", "storywriter.callTimeout"),
        Setting("HTTP_PROXY", "network.httpProxy", isSecret: true),
        Setting("HTTPS_PROXY", "network.httpsProxy", isSecret: true),
        Setting("ALL_PROXY", "network.allProxy", isSecret: true),
        Setting("NO_PROXY", "network.noProxy"),
        Setting("STORYWRITER_CA_FILE", "storywriter.caFile"),
        Setting("SSL_CERT_FILE", "network.sslCertFile"),
        Setting("STORYWRITER_MODELS", "storywriter.models"),
        Setting("STORYWRITER_EMBEDDED_MODEL", "storywriter.embeddedModel"),
        Setting("STORYWRITER_LLAMA_SERVER", "storywriter.llamaServer"),
    ]

    private static let service = [
        Setting("STORYWRITER_DATABASE_URL", "storywriter.databaseUrl", isSecret: true),
        Setting("STORYWRITER_HOST", "storywriter.host"),
        Setting("STORYWRITER_PORT", "storywriter.port"),
        Setting("STORYWRITER_ROLE", "storywriter.role"),
        Setting("STORYWRITER_AUTH", "storywriter.auth"),
        Setting("STORYWRITER_PLANS", "storywriter.plans"),
        Setting("STORYWRITER_JWT_JWKS_URL", "storywriter.jwt.jwksUrl"),
        Setting("STORYWRITER_JWT_ISSUER", "storywriter.jwt.issuer"),
        Setting("STORYWRITER_JWT_AUDIENCE", "storywriter.jwt.audience"),
        Setting("STORYWRITER_JWT_PARTIES", "storywriter.jwt.parties"),
        Setting("STORYWRITER_ORIGINS", "storywriter.origins"),
        Setting("STORYWRITER_CALLER_STREAMS", "storywriter.callerStreams"),
        Setting("STORYWRITER_RUNS", "storywriter.runs"),
        Setting("STORYWRITER_LEASE_SECONDS", "storywriter.leaseSeconds"),
        Setting("STORYWRITER_RUN_RETENTION_DAYS", "storywriter.runRetentionDays"),
        Setting("STORYWRITER_CACHE_HOURS", "storywriter.cache.hours"),
        Setting("STORYWRITER_CACHE_MEGABYTES", "storywriter.cache.megabytes"),
        Setting("STORYWRITER_LOG", "storywriter.log"),
        Setting("STORYWRITER_LOG_FORMAT", "storywriter.logFormat"),
        Setting("OTEL_EXPORTER_OTLP_ENDPOINT", "otel.exporterOtlpEndpoint"),
        Setting("OTEL_TRACES_SAMPLER_ARG", "otel.tracesSamplerArg"),
    ]
}
