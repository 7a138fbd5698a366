import ArgumentParser
import Bootstrap

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A YAML file of settings (default: ~/.config/storywriter/config.yaml, if it is there).", valueName: "file"),
        completion: .file())
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The folder of stories and models (default: ~/.local/share/storywriter).", valueName: "folder"),
        completion: .directory)
    var dataDir: String?

    /// Calls to one provider at once that a server makes, where nobody says another number.
    private static let serverProviderCalls = 512
    /// How long a server's call waits for the only provider, where nobody says otherwise: somebody may be waiting for the
    /// answer, and runs are tried again by their queue.
    private static let serverPatience = Duration.seconds(20)

    /// These options as they were given, for a command that follows this one.
    var given: [String] {
        (config.map { ["--config", $0] } ?? []) + (dataDir.map { ["--data-dir", $0] } ?? [])
    }

    /// The settings with these options on top.
    ///
    /// - Parameter isServer: whether many calls are made at once, and logs may be for machines.
    func settings(_ flags: [String: String] = [:], forServer isServer: Bool = false) async throws -> Settings {
        var flags = flags
        if let dataDir { flags["storywriter.dataDir"] = dataDir }
        var settings = try await Settings.read(flags: flags, file: config)
        if isServer, settings.providerCalls == nil { settings.providerCalls = Self.serverProviderCalls }
        if isServer, !settings.isPatienceGiven { settings.patience = Self.serverPatience }
        if isServer, settings.server.logsJSON {
            ServerLog.setUp(level: settings.logLevel)
        } else {
            TerminalLog.setUp(level: settings.logLevel)
        }
        return settings
    }
}

/// Which model writes.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Ask only this provider: gemini, huggingface, openai or embedded.", valueName: "provider"),
        completion: .list(StoryHouse.providerNames))
    var provider: String?

    @Option(
        help: ArgumentHelp("The model's name at its provider; `storywriter models` lists some.", valueName: "model"))
    var model: String?

    /// These options as they were given, for a command that follows this one.
    var given: [String] {
        (provider.map { ["--provider", $0] } ?? []) + (model.map { ["--model", $0] } ?? [])
    }

    /// The choice.
    var choice: ModelChoice { ModelChoice(provider: provider, model: model) }
}
