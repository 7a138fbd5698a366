import FoundationEssentials

/// A folder of a test's own, gone when the value is.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let path: String

    /// Makes an empty folder.
    ///
    /// - Throws: the file system's error.
    package init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "storywriter-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file of that name inside; the file need not exist.
    package func path(of name: String) -> String { path + "/" + name }

    /// Writes a file.
    ///
    /// - Returns: its path.
    /// - Throws: the file system's error.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let path = path(of: name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// Reads a file.
    ///
    /// - Throws: the file system's error.
    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path(of: name))), as: UTF8.self)
    }
}

/// Runs `body` with a folder of its own, which is there for as long as `body` runs, and is gone afterwards.
///
/// Swift may end a local `TemporaryFolder`'s life after its last use, which can be before the last use of its path.
///
/// - Throws: the file system's error, or what `body` throws.
package func withTemporaryFolder<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TemporaryFolder) async throws -> Result
) async throws -> Result {
    let folder = try TemporaryFolder()
    let result = try await body(folder)
    withExtendedLifetime(folder) {}
    return result
}
