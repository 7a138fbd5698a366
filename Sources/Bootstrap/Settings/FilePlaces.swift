import Foundation

/// Where files of this program are, and small questions about files.
package enum FilePlaces {
    /// The folder of stories and models where nobody configures one (XDG Base Directory Specification).
    static func dataFolder(environment: [String: String]) -> String {
        if let folder = environment["XDG_DATA_HOME"], !folder.isEmpty { return folder + "/storywriter" }
        return home(environment) + "/.local/share/storywriter"
    }

    /// The configuration file where nobody names one.
    static func configurationFile(environment: [String: String]) -> String {
        if let folder = environment["XDG_CONFIG_HOME"], !folder.isEmpty { return folder + "/storywriter/config.yaml" }
        return home(environment) + "/.config/storywriter/config.yaml"
    }

    /// Whether there is a file at `path`.
    package static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    /// `path` with a leading tilde resolved.
    static func expanded(_ path: String, environment: [String: String]) -> String {
        path == "~" || path.hasPrefix("~/") ? home(environment) + path.dropFirst() : path
    }

    private static func home(_ environment: [String: String]) -> String {
        environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    }
}
