import Foundation

/// An executable file that lives as long as the value.
final class Script: Sendable {
    /// Where it is.
    let path: String

    /// Writes `text` to a file of its own.
    init(_ text: String) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("script-\(UUID())").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
