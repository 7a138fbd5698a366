import Bootstrap
import Foundation

/// A file that holds a secret alone, since what stands in a command line can be read by everybody on the machine.
enum SecretFile {
    /// What the file holds, without white space around it; nil where none is named.
    ///
    /// - Throws: `SettingsError` where it cannot be read or holds nothing.
    static func read(_ path: String?, of flag: String) throws(SettingsError) -> String? {
        guard let path else { return nil }
        let place = NSString(string: path).expandingTildeInPath
        let text = FileManager.default.contents(atPath: place).map { String(decoding: $0, as: UTF8.self) }
        guard let secret = text?.trimmingCharacters(in: .whitespacesAndNewlines), !secret.isEmpty else {
            throw SettingsError("The file \(path) of \(flag) cannot be read or is empty: put the secret into it.")
        }
        return secret
    }
}
