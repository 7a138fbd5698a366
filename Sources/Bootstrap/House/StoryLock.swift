import Foundation

/// Keeps two processes from writing the same story at once: a lock on a file, which the system releases when the
/// process ends, however it ends.
package final class StoryLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of the story with that id, in the folder of its database.
    ///
    /// - Returns: nil where another process holds it.
    /// - Throws: `SettingsError` where that folder cannot be written.
    package init?(story id: String, folder: String) throws(SettingsError) {
        let locks = folder + "/locks"
        // If the folder cannot be created, opening the file in it fails, and that error is reported.
        try? FileManager.default.createDirectory(atPath: locks, withIntermediateDirectories: true)
        descriptor = open("\(locks)/\(id).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SettingsError("The folder \(locks) cannot be written: choose another with STORYWRITER_DATA_DIR.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            return nil
        }
    }

    deinit {
        Foundation.close(descriptor)
    }
}
