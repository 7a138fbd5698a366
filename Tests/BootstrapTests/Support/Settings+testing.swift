import Bootstrap
import TestSupport

extension Settings {
    /// Settings from a YAML text and an environment, in a home where nothing else is.
    static func read(
        yaml: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:],
        in folder: TemporaryFolder
    ) async throws -> Settings {
        let file = try yaml.map { try folder.write($0, to: "settings.yaml") }
        let home = ["HOME": folder.path]
        return try await Settings.read(flags: flags, file: file, environment: home.merging(environment) { $1 })
    }
}
