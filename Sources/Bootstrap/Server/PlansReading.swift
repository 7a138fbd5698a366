import Accounts
import Foundation
import Yams

extension Plans {
    /// The plans of an operator's YAML file.
    ///
    /// - Throws: `SettingsError` that names file, plan and field.
    static func reading(_ path: String) throws(SettingsError) -> Plans {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError("The plans file \(path) cannot be read: check STORYWRITER_PLANS.")
        }
        do {
            return try Plans(file: YAMLDecoder().decode(PlansFile.self, from: data))
        } catch let error as PlansError {
            throw SettingsError("The plans file \(path) is wrong: \(error.message)")
        } catch {
            throw SettingsError(
                "The plans file \(path) is not YAML of plans: write “plans:”, below it a plan's name, below that limits "
                    + "such as “calls: 50”.")
        }
    }

    /// The plans that hold under these settings: the operator's, else the built-in ones; without accounts there is
    /// nobody to limit.
    ///
    /// - Throws: `SettingsError`.
    package static func of(_ settings: Settings) throws(SettingsError) -> Plans {
        if let path = settings.server.plansFile { return try reading(path) }
        if case .none = settings.server.identity { return .unlimited }
        return .defaults
    }
}
