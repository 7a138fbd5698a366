import ArgumentParser
import Bootstrap
import Foundation
import Logging

/// `storywriter serve`: the API, the workers, or both.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the API and write the stories of its runs.",
        discussion: """
            Every setting is a flag here and a variable of the environment (docs/configuration.md); secrets are read from \
            files, never from flags. Without options it listens on 127.0.0.1:8080 for this machine alone and keeps stories in the data folder. \
            /docs shows the interface, /metrics the counts. For many users set STORYWRITER_AUTH=keys and make keys with \
            `storywriter keys create`. On one PostgreSQL (STORYWRITER_DATABASE_URL=postgres://…) any number of processes \
            with --role api and --role worker work together.

            Ctrl-C or SIGTERM stops it: running stories keep what is written and go on at the next start.
            """)

    @Option(help: ArgumentHelp("The address to listen on (default: 127.0.0.1).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port; 0 takes a free one (default: 8080).", valueName: "number"))
    var port: String?

    @Option(help: ArgumentHelp("all, api or worker.", valueName: "role"), completion: .list(["all", "api", "worker"]))
    var role: String?

    @Option(help: ArgumentHelp("The database: sqlite:PATH or postgres://….", valueName: "url"))
    var databaseURL: String?

    @Option(
        name: .customLong("database-url-file"),
        help: ArgumentHelp("A file with the database's URL, where it has a password.", valueName: "file"),
        completion: .file())
    var databaseURLFile: String?

    @Option(help: ArgumentHelp("Runs that this process works on at once (default: 64).", valueName: "number"))
    var runs: String?

    @Option(help: ArgumentHelp("Seconds for which a silent worker keeps its runs (default: 30).", valueName: "seconds"))
    var leaseSeconds: String?

    @Option(help: ArgumentHelp("Days after which finished runs are deleted (default: never).", valueName: "days"))
    var runRetentionDays: String?

    @Option(help: ArgumentHelp("Hours for which answers are kept in the cache (default: 24).", valueName: "hours"))
    var cacheHours: String?

    @Option(help: ArgumentHelp("Room for cached answers in MB (default: 1024).", valueName: "number"))
    var cacheMegabytes: String?

    @Option(help: ArgumentHelp("Event streams that one caller may have open (default: 256).", valueName: "number"))
    var callerStreams: String?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"), completion: .list(["text", "json"]))
    var logFormat: String?

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical.", valueName: "level"))
    var log: String?

    @Option(
        name: .customLong("otel-exporter-otlp-endpoint"),
        help: ArgumentHelp("The base URL of a collector of spans (default: none).", valueName: "url"))
    var collectorURL: String?

    @Option(
        name: .customLong("otel-traces-sampler-arg"),
        help: ArgumentHelp("The share of traces that is sent, from 0 to 1 (default: 1).", valueName: "share"))
    var sampledShare: String?

    @OptionGroup(title: "Callers") var callers: CallerFlags
    @OptionGroup(title: "Models") var models: ModelFlags
    @OptionGroup(title: "Network") var network: NetworkFlags
    @OptionGroup(title: "Pictures") var pictures: ImageFlags
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let settings = try await shared.settings(flags(), forServer: true)
            let house = try await StoryHouse.open(settings)
            defer { house.close() }
            let server = try StoryServer(house: house)
            let (role, host) = (settings.server.role, settings.server.host)
            let shown = host.contains(":") ? "[\(host)]" : host
            if role == .worker, !settings.server.isPortGiven { terminal.note("Working on runs; Ctrl-C stops.") }
            try await server.run { port in
                terminal.note("Listening on http://\(shown):\(port) (\(role.rawValue)); Ctrl-C stops.")
            }
        }
    }

    /// The settings that were given as flags, by configuration key.
    ///
    /// - Throws: `SettingsError` for a file of a secret that cannot be read.
    func flags() throws -> [String: String] {
        let url = try databaseURL ?? SecretFile.read(databaseURLFile, of: "--database-url-file")
        let given: [String: String?] = [
            "storywriter.host": host, "storywriter.port": port, "storywriter.role": role,
            "storywriter.databaseUrl": url, "storywriter.runs": runs, "storywriter.leaseSeconds": leaseSeconds,
            "storywriter.runRetentionDays": runRetentionDays, "storywriter.cache.hours": cacheHours,
            "storywriter.cache.megabytes": cacheMegabytes, "storywriter.callerStreams": callerStreams,
            "storywriter.logFormat": logFormat,
            "storywriter.log": log, "otel.exporterOtlpEndpoint": collectorURL,
            "otel.tracesSamplerArg": sampledShare,
        ]
        let all = given.merging(callers.values) { $1 }.merging(try models.values()) { $1 }
            .merging(pictures.values) { $1 }.merging(try network.values()) { $1 }
        return all.compactMapValues { $0 }
    }
}
