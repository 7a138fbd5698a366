import ArgumentParser
import Bootstrap

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A YAML file of settings.", valueName: "file"), completion: .file())
    var config: String?

    @Option(help: ArgumentHelp("The folder of stories and models.", valueName: "folder"), completion: .directory)
    var dataDir: String?

    /// The settings with these options on top.
    func settings(_ flags: [String: String] = [:]) async throws -> Settings {
        var flags = flags
        if let dataDir { flags["storywriter.dataDir"] = dataDir }
        return try await Settings.read(flags: flags, file: config)
    }
}

/// Which model writes.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Ask only this provider: gemini, huggingface, openai or embedded.", valueName: "provider"),
        completion: .list(StoryHouse.providerNames))
    var provider: String?

    @Option(help: ArgumentHelp("The model's name at its provider; `storywriter models` lists some.", valueName: "model"))
    var model: String?

    /// The choice.
    var choice: ModelChoice { ModelChoice(provider: provider, model: model) }
}
