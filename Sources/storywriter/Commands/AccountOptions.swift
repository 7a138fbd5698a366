import ArgumentParser
import Bootstrap

/// What the commands for accounts have in common: the database, and the plans that names are checked against.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database: sqlite:PATH or postgres://….", valueName: "url"))
    var databaseURL: String?

    @Option(help: ArgumentHelp("The YAML file of plans that the server uses.", valueName: "file"), completion: .file())
    var plans: String?

    @OptionGroup var shared: SharedOptions

    /// Runs a command's body with the accounts open.
    func inOffice(_ body: (AccountOffice, Terminal) async throws -> Void) async throws {
        try await UsersCommand().guarded { terminal in
            var flags: [String: String] = [:]
            flags["storywriter.databaseUrl"] = databaseURL
            flags["storywriter.plans"] = plans
            let house = try await StoryHouse.open(try await shared.settings(flags))
            defer { house.close() }
            try await body(try AccountOffice(house: house), terminal)
        }
    }
}
