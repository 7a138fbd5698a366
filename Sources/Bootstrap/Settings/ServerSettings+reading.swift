import Configuration
import FoundationEssentials
import LanguageModels

extension ServerSettings {
    /// Reads what concerns the server.
    ///
    /// - Throws: `SettingsError` that names the setting and what it may be.
    init(reader: ConfigReader, environment: [String: String]) throws(SettingsError) {
        let story = reader.scoped(to: "storywriter")
        let otel = reader.scoped(to: "otel")
        host = story.text("host") ?? "127.0.0.1"
        isPortGiven = story.text("port") != nil
        port = try Self.number(story, "port", "STORYWRITER_PORT", in: 0...65_535) ?? 8_080
        role = try Self.choice(story, "role", "STORYWRITER_ROLE") ?? .all
        identity = try Self.identity(story)
        plansFile = story.text("plans").map { FilePlaces.expanded($0, environment: environment) }
        runs = try Self.number(story, "runs", "STORYWRITER_RUNS", in: 1...100_000) ?? 64
        leaseSeconds = try Self.number(story, "leaseSeconds", "STORYWRITER_LEASE_SECONDS", in: 3...3_600) ?? 30
        runRetention = try Self.number(story, "runRetentionDays", "STORYWRITER_RUN_RETENTION_DAYS", in: 1...36_500)
            .map { .seconds($0 * 86_400) }
        origins = try SettingAddress.origins(Self.list(story.text("origins")), "STORYWRITER_ORIGINS")
        callerStreams = try Self.number(story, "callerStreams", "STORYWRITER_CALLER_STREAMS", in: 1...3_072)
        cacheLifetime = .seconds(
            3_600 * (try Self.number(story, "cache.hours", "STORYWRITER_CACHE_HOURS", in: 0...87_600) ?? 24))
        cacheBytes =
            (try Self.number(story, "cache.megabytes", "STORYWRITER_CACHE_MEGABYTES", in: 1...1_000_000) ?? 1_024) << 20
        logsJSON = try Self.choice(story, "logFormat", "STORYWRITER_LOG_FORMAT") ?? LogFormat.text == .json
        collectorURL = try SettingAddress.web(otel.text("exporterOtlpEndpoint"), "OTEL_EXPORTER_OTLP_ENDPOINT")
        sampledShare = try Self.share(otel.text("tracesSamplerArg"))
    }

    private enum LogFormat: String, CaseIterable {
        case text, json
    }

    private enum Method: String, CaseIterable {
        case none, keys, jwt
    }

    private static func identity(_ story: ConfigReader) throws(SettingsError) -> Identity {
        let method: Method = try choice(story, "auth", "STORYWRITER_AUTH") ?? .none
        switch method {
        case .none: return .none
        case .keys: return .keys
        case .jwt:
            guard let url = try SettingAddress.web(story.text("jwt.jwksUrl"), "STORYWRITER_JWT_JWKS_URL"),
                let issuer = story.text("jwt.issuer")
            else {
                throw SettingsError(
                    "STORYWRITER_AUTH=jwt needs STORYWRITER_JWT_JWKS_URL and STORYWRITER_JWT_ISSUER: set both.")
            }
            return .jwt(
                JWT(
                    keySetURL: url, issuer: issuer, audience: story.text("jwt.audience"),
                    parties: Set(list(story.text("jwt.parties")))))
        }
    }

    private static func number(
        _ reader: ConfigReader, _ key: ConfigKey, _ name: String, in range: ClosedRange<Int>
    ) throws(SettingsError) -> Int? {
        guard let text = reader.text(key) else { return nil }
        guard let number = Int(text.filter { !$0.isWhitespace }), range.contains(number) else {
            throw SettingsError(
                "\(name) is “\(text)”: give a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func choice<Choice: CaseIterable & RawRepresentable>(
        _ reader: ConfigReader, _ key: ConfigKey, _ name: String
    ) throws(SettingsError) -> Choice? where Choice.RawValue == String {
        guard let text = reader.text(key) else { return nil }
        guard let choice = Choice(rawValue: text.lowercased().filter { !$0.isWhitespace }) else {
            throw SettingsError(
                "\(name) is “\(text)”: use \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    private static func share(_ text: String?) throws(SettingsError) -> Double {
        guard let text else { return 1 }
        guard let share = Double(text), (0...1).contains(share) else {
            throw SettingsError("OTEL_TRACES_SAMPLER_ARG is “\(text)”: give a number from 0 to 1.")
        }
        return share
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
}
