import Configuration
import Foundation
import LanguageModels
import Logging
import SystemPackage

extension Settings {
    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - flags: values given as flags, by configuration key, e.g. `storywriter.dataDir`.
    ///   - file: the YAML file named by a flag or `STORYWRITER_CONFIG`; nil looks at the usual place.
    ///   - environment: the process's.
    /// - Throws: `SettingsError` where the file cannot be read or a provider is unknown.
    package static func read(
        flags: [String: String] = [:], file: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Settings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map {
                        (AbsoluteConfigKey(stringLiteral: $0.key), ConfigValue(stringLiteral: $0.value))
                    })),
            EnvironmentVariablesProvider(
                environmentVariables: NetworkSettings.named(environment).filter { !$0.value.isEmpty }),
        ]
        if let path = try configurationFile(named: file, environment: environment),
            let provider = try await fileProvider(path)
        {
            providers.append(provider)
        }
        return try Settings(reader: ConfigReader(providers: providers), environment: environment)
    }

    private init(reader: ConfigReader, environment: [String: String]) throws(SettingsError) {
        let story = reader.scoped(to: "storywriter")
        let folder =
            story.text("dataDir").map { FilePlaces.expanded($0, environment: environment) }
            ?? FilePlaces.dataFolder(environment: environment)
        gemini = Remote(
            key: reader.secret("gemini.apiKey") ?? reader.secret("google.apiKey"),
            baseURL: try SettingAddress.web(reader.text("gemini.baseUrl"), "GEMINI_BASE_URL"),
            model: reader.text("gemini.model"),
            imageModel: reader.text("gemini.imageModel"))
        huggingFace = Remote(
            key: reader.secret("hf.token"),
            baseURL: try SettingAddress.web(reader.text("hf.baseUrl"), "HF_BASE_URL"), model: reader.text("hf.model"),
            imageModel: reader.text("hf.imageModel"))
        huggingFaceBillTo = reader.text("hf.billTo")
        openAI = Remote(
            key: reader.secret("openai.apiKey"),
            baseURL: try SettingAddress.web(reader.text("openai.baseUrl"), "OPENAI_BASE_URL"),
            model: reader.text("openai.model"), imageModel: reader.text("openai.imageModel"))
        huggingFaceImageService = reader.text("hf.imageProvider")?.lowercased()
        providers = try Self.providers(story, "providers", "STORYWRITER_PROVIDERS", among: StoryHouse.providerNames)
        imageProviders = try Self.providers(
            story, "imageProviders", "STORYWRITER_IMAGE_PROVIDERS", among: StoryHouse.imageProviderNames)
        dataFolder = folder
        database = try Self.database(story.secret("databaseUrl"), folder: folder, environment: environment)
        catalogueFile = story.text("models").map { FilePlaces.expanded($0, environment: environment) }
        embeddedModel = story.text("embeddedModel").map { FilePlaces.expanded($0, environment: environment) }
        llamaServer = story.text("llamaServer").map { FilePlaces.expanded($0, environment: environment) }
        isPatienceGiven = story.text("patience") != nil
        patience = try Self.patience(story.text("patience"))
        providerCalls = try Self.providerCalls(story.text("providerCalls"))
        network = try NetworkSettings(reader: reader, environment: environment)
        logLevel = try Self.logLevel(story.text("log"))
        server = try ServerSettings(reader: reader, environment: environment)
    }

    private static func providers(
        _ story: ConfigReader, _ key: ConfigKey, _ name: String, among known: [String]
    ) throws(SettingsError) -> [String]? {
        let listed = story.stringArray(forKey: key) ?? story.text(key).map { [$0] } ?? []
        let names = listed.flatMap { $0.split(separator: ",") }
            .map { $0.filter { !$0.isWhitespace }.lowercased() }
            .filter { !$0.isEmpty }
        for listed in names where !known.contains(listed) {
            throw SettingsError(
                "\(name) names “\(listed)”, which is no provider: use \(known.joined(separator: ", ")).")
        }
        return names.isEmpty ? nil : names
    }

    private static func patience(_ text: String?) throws(SettingsError) -> Duration {
        guard let text else { return .seconds(300) }
        guard let seconds = Int(text.filter { !$0.isWhitespace }), (0...86_400).contains(seconds) else {
            throw SettingsError("STORYWRITER_PATIENCE is “\(text)”: give whole seconds from 0 to 86400.")
        }
        return .seconds(seconds)
    }

    private static func logLevel(_ text: String?) throws(SettingsError) -> Logger.Level {
        guard let text else { return .warning }
        guard let level = Logger.Level(rawValue: text.lowercased().filter { !$0.isWhitespace }) else {
            throw SettingsError(
                "STORYWRITER_LOG is “\(text)”: use "
                    + Logger.Level.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return level
    }

    private static func providerCalls(_ text: String?) throws(SettingsError) -> Int? {
        guard let text else { return nil }
        guard let calls = Int(text.filter { !$0.isWhitespace }), (1...100_000).contains(calls) else {
            throw SettingsError("STORYWRITER_PROVIDER_CALLS is “\(text)”: give a whole number from 1 to 100000.")
        }
        return calls
    }

    /// Schemes are compared in lower case (RFC 3986, 3.1); libpq takes only a lower one.
    private static func database(
        _ url: Secret?, folder: String, environment: [String: String]
    ) throws(SettingsError) -> DatabasePlace {
        guard let url else { return .sqlite(path: folder + "/stories.sqlite") }
        let text = url.reveal().trimmingCharacters(in: .whitespacesAndNewlines)
        guard let scheme = scheme(of: text) else {
            return .sqlite(path: FilePlaces.expanded(text, environment: environment))
        }
        let rest = text.dropFirst(scheme.count + 1)
        switch scheme.lowercased() {
        case "postgres", "postgresql": return .postgres(url: Secret("\(scheme.lowercased()):\(rest)"))
        case "sqlite":
            let path = String(rest.hasPrefix("//") ? rest.dropFirst(2) : rest)
            return .sqlite(path: FilePlaces.expanded(path, environment: environment))
        default:
            throw SettingsError(
                "STORYWRITER_DATABASE_URL begins with “\(scheme):”, which is not supported: use "
                    + "postgres://USER@HOST/DATABASE, sqlite:PATH or a path (./\(scheme):… for a file of that name).")
        }
    }

    /// What stands before the first colon where it is a URL's scheme and not a part of a path.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter else {
            return nil
        }
        let scheme = text[..<colon]
        return scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
            ? String(scheme) : nil
    }

    private static func configurationFile(
        named file: String?, environment: [String: String]
    ) throws(SettingsError) -> String? {
        let asked = file ?? environment["STORYWRITER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        if let asked {
            let path = FilePlaces.expanded(asked, environment: environment)
            guard FilePlaces.isFile(path) else {
                throw SettingsError("There is no configuration file at \(path): check --config or STORYWRITER_CONFIG.")
            }
            return path
        }
        let usual = FilePlaces.configurationFile(environment: environment)
        return FilePlaces.isFile(usual) ? usual : nil
    }

    /// The settings in a file; nil where it holds none.
    private static func fileProvider(_ path: String) async throws(SettingsError) -> (any ConfigProvider)? {
        let file = absolute(path)
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SettingsError("The configuration file \(path) cannot be read: check its permissions.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw SettingsError("The configuration file \(path) is not UTF-8 text: save it as UTF-8.")
        }
        guard try SettingsFile.check(text, path: path) else { return nil }
        do {
            return try await FileProvider<YAMLSnapshot>(filePath: FilePath(file))
        } catch {
            throw SettingsError(
                "The configuration file \(path) is not valid YAML of names and values: correct or move it.")
        }
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}

extension ConfigReader {
    /// The text at `key`; nil where it is missing or blank.
    func text(_ key: ConfigKey) -> String? {
        string(forKey: key).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    /// The secret at `key`; nil where it is missing or blank.
    func secret(_ key: ConfigKey) -> Secret? {
        string(forKey: key, isSecret: true).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : Secret($0) }
    }
}
