import Foundation
import HummingbirdTesting
import TestSupport
import Testing

/// The web client's whole session, as `scripts/acceptance/seed_session.py` goes through it.
@Suite struct SeedSessionTests {
    @Test(.timeLimit(.minutes(30)), arguments: SeedProvider.allCases)
    func `a client of the seed's finds everything as it knows it`(provider: SeedProvider) async throws {
        try await SeedHouse.open(provider, isLive: true) { house, client in
            let port = try #require(client.port)
            try await house.working {
                let (status, output) = try await Self.session([
                    "http://127.0.0.1:\(port)", "--key", "writer", "--other-key", "other", "--interval", "0.05",
                ])
                let failed = output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }.joined(separator: "\n")
                #expect(status == 0, "\(failed.isEmpty ? output : failed)")
                #expect(output.split(separator: "\n").count { $0.hasPrefix("ok") } > 150)
            }
        }
    }

    private static func session(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return try await withTemporaryFolder { folder in
            let output = URL(filePath: folder.path(of: "session.txt"))
            _ = FileManager.default.createFile(atPath: output.path, contents: nil)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            let script = root.appending(path: "scripts/acceptance/seed_session.py").path
            process.arguments = ["python3", script] + arguments
            let handle = try FileHandle(forWritingTo: output)
            process.standardOutput = handle
            process.standardError = handle
            try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
                process.terminationHandler = { _ in ended.resume() }
                do { try process.run() } catch { ended.resume(throwing: error) }
            }
            try handle.close()
            return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
        }
    }
}
