import Foundation

/// Finds programs and asks them for their version.
enum ProgramSearch {
    /// A version's first two numbers, and all of it as it was told.
    struct Version: Sendable, Hashable, CustomStringConvertible {
        let major: Int
        let minor: Int
        let description: String

        /// Whether it is that version or a later one.
        func isAtLeast(_ major: Int, _ minor: Int) -> Bool {
            (self.major, self.minor) >= (major, minor)
        }
    }

    /// The path of a program of that name in `PATH`; a name with a slash is a path already. Nil where there is none.
    static func path(of name: String, in environment: [String: String]) -> String? {
        let candidates =
            name.contains("/")
            ? [name] : (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first { FilePlaces.isFile($0) && FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program prints on standard output; nil where it cannot be started or does not end well.
    static func output(of path: String, _ arguments: [String], environment: [String: String]) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: outputBlocking(of: path, arguments, environment: environment))
            }
        }
    }

    /// The first version after `prefix` in a text, such as `6.3` in `Swift version 6.3 (…)`.
    static func version(in text: String?, after prefix: String) -> Version? {
        guard let text, let start = text.range(of: prefix)?.upperBound else { return nil }
        let told = text[start...].prefix { $0.isNumber || $0 == "." }
        let numbers = told.split(separator: ".").compactMap { Int($0) }
        guard let major = numbers.first else { return nil }
        return Version(major: major, minor: numbers.count > 1 ? numbers[1] : 0, description: String(told))
    }

    private static func outputBlocking(
        of path: String, _ arguments: [String], environment: [String: String]
    ) -> String? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
