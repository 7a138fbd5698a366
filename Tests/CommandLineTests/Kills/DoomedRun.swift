import Foundation
import Synchronization

/// One run of the built `storywriter` that a test may end at any moment.
final class DoomedRun: Sendable {
    /// How a run ended.
    struct End: Sendable {
        /// The exit code; 128 and the signal's number where a signal ended it.
        let code: Int32
        let out: String
        let error: String
    }

    private struct Heard {
        var bytes: [Int: [UInt8]] = [:]
        var openPipes = 2
        var code: Int32?
    }

    private let process = Process()
    private let heard = Mutex(Heard())
    private let ends: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - arguments: as a shell would give them.
    ///   - environment: all that the program finds set.
    ///   - shown: hears how many bytes stand on standard output each time that there are more.
    /// - Throws: the system's error where the program cannot be started.
    init(
        _ arguments: [String], environment: [String: String],
        shown: @escaping @Sendable (DoomedRun, Int) -> Void = { _, _ in }
    ) throws {
        (ends, end) = AsyncStream<Void>.makeStream()
        let (out, error) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = out
        process.standardError = error
        process.terminationHandler = { [self] process in
            let isSignal = process.terminationReason == .uncaughtSignal
            note { $0.code = isSignal ? 128 + process.terminationStatus : process.terminationStatus }
        }
        try process.run()
        for (number, pipe) in [(1, out), (2, error)] {
            DispatchQueue(label: "storywriter.tests.pipe").async { [self] in
                while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                    note { $0.bytes[number, default: []] += data }
                    if number == 1 { shown(self, heard.withLock { $0.bytes[1]?.count ?? 0 }) }
                }
                note { $0.openPipes -= 1 }
            }
        }
    }

    /// Sends a signal.
    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits until the program has ended.
    func wait() async -> End {
        for await _ in ends {}
        return heard.withLock { heard in
            End(
                code: heard.code ?? -1, out: String(decoding: heard.bytes[1] ?? [], as: UTF8.self),
                error: String(decoding: heard.bytes[2] ?? [], as: UTF8.self))
        }
    }

    private func note(_ change: (inout Heard) -> Void) {
        let isOver = heard.withLock { heard in
            change(&heard)
            return heard.code != nil && heard.openPipes == 0
        }
        if isOver { end.finish() }
    }

    /// The program, in the folder of the bundle of tests or above it.
    private static let program: String = {
        let arguments = CommandLine.arguments
        let named = arguments.firstIndex(of: "--test-bundle-path").map { $0 + 1 }
        let bundle = named.flatMap { $0 < arguments.count ? arguments[$0] : nil } ?? arguments[0]
        var folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        while folder.path.count > 1 {
            let program = folder.appendingPathComponent("storywriter").path
            if FileManager.default.isExecutableFile(atPath: program) { return program }
            folder.deleteLastPathComponent()
        }
        return "storywriter"
    }()
}
