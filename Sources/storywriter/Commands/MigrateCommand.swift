import ArgumentParser
import Bootstrap

/// `storywriter migrate`: brings the database's schema up to date.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date.",
        discussion: """
            Every command that opens the database does so by itself. Run this before a new version is started on many \
            machines at once, or with --dry-run to see what it would do.
            """)

    @Flag(help: "Only print the migrations that are missing.")
    var dryRun = false

    @Option(help: ArgumentHelp("The database: sqlite:PATH or postgres://….", valueName: "url"))
    var databaseURL: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let settings = try await shared.settings(databaseURL.map { ["storywriter.databaseUrl": $0] } ?? [:])
            let pending = try await StoryHouse.pendingMigrations(of: settings)
            if !dryRun {
                let house = try await StoryHouse.open(settings)
                house.close()
            }
            for name in pending { terminal.out(name + "\n") }
            if pending.isEmpty { terminal.note("The schema is up to date.") }
        }
    }
}
