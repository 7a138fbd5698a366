import StoryDomain
import Yams

/// The names in a settings file, held against those that there are: a misspelt one would otherwise change nothing
/// without a word.
enum SettingsFile {
    /// The names that only a file and the environment know, besides `Setting.all`.
    private static let more = ["google.apiKey", "storywriter.dataDir"]

    /// The most characters by which a misspelt name may differ from the one that is suggested for it.
    private static let mostTypos = 3

    /// Checks that each name in a file is a setting.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - path: where it is, for the error.
    /// - Returns: whether it holds any setting.
    /// - Throws: `SettingsError` with line and name of the first that is none, and the one that is probably meant.
    static func check(_ text: String, path: String) throws(SettingsError) -> Bool {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw SettingsError(
                "The configuration file \(path) is not valid YAML\(place(error.line)): correct it there.")
        } catch {
            throw SettingsError("The configuration file \(path) is not valid YAML: correct or move it.")
        }
        guard let root, root.null == nil else { return false }
        guard let mapping = root.mapping else {
            throw SettingsError(
                "The configuration file \(path) must hold settings such as “storywriter:” with “port: 8080” below it.")
        }
        try check(mapping, below: "", known: Setting.all.map(\.key) + more, path: path)
        return mapping.contains { $0.value.null == nil }
    }

    private static func check(
        _ mapping: Node.Mapping, below parent: String, known: [String], path: String
    ) throws(SettingsError) {
        for (key, value) in mapping {
            let name = parent + (key.scalar?.string ?? "")
            if known.contains(name) { continue }
            if known.contains(where: { $0.hasPrefix(name + ".") }) {
                if let below = value.mapping {
                    try check(below, below: name + ".", known: known, path: path)
                    continue
                }
                if value.null != nil { continue }
                let example = known.first { $0.hasPrefix(name + ".") } ?? name
                throw SettingsError(
                    "The configuration file \(path)\(place(key.mark?.line)): “\(name)” needs settings below it, such as "
                        + "\(example).")
            }
            throw SettingsError(
                "The configuration file \(path)\(place(key.mark?.line)): “\(name)” is not a setting"
                    + (nearest(to: name, among: known).map { "; did you mean \($0)?" }
                        ?? "; docs/configuration.md lists all of them."))
        }
    }

    private static func place(_ line: Int?) -> String { line.map { ", line \($0)" } ?? "" }

    private static func nearest(to name: String, among known: [String]) -> String? {
        let lower = name.lowercased()
        let best = known.map { ($0, EditDistance.between(lower, $0.lowercased())) }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
        return best.flatMap { $0.1 <= mostTypos ? $0.0 : nil }
    }
}
