import ArgumentParser
import Bootstrap

/// What the commands for accounts have in common: the database, and the plans that names are checked against.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database: sqlite:PATH or postgres://….", valueName: "url"))
    var databaseURL: String?

    @Option(help: ArgumentHelp("The YAML file of plans that the server uses.", valueName: "file"), completion: .file())
    var plans: String?

    @OptionGroup var shared: SharedOptions

    /// The flags as settings.
    var flags: [String: String] {
        var flags: [String: String] = [:]
        flags["storywriter.databaseUrl"] = databaseURL
        flags["storywriter.plans"] = plans
        return flags
    }
}
