import Foundation
import JSONNotation
import LanguageModels
import NIOCore
import TestSupport

/// Has whole stories written through the API.
struct StoryClient: Sendable {
    /// How long runs may take in all.
    private static let patience = Duration.seconds(900)

    let port: Int
    private let words: Int

    /// - Parameters:
    ///   - port: the server's.
    ///   - words: how long each story is to be.
    init(port: Int, words: Int) {
        self.port = port
        self.words = words
    }

    /// Makes stories that nobody writes yet; all equal, so that the provider need not think for each.
    ///
    /// - Returns: their ids.
    func create(_ count: Int) async throws -> [String] {
        let story: JSONValue = [
            "idea": "A lighthouse keeper finds a message in a bottle, written in her own hand and dated tomorrow.",
            "words": .integer(words), "seed": 7,
        ]
        return try await ids(of: (0..<count).map { _ in .post("/api/v1/stories", story) })
    }

    /// Starts a run on each story.
    ///
    /// - Returns: the runs' ids.
    func start(_ stories: [String]) async throws -> [String] {
        try await ids(of: stories.map { .post("/api/v1/stories/\($0)/runs") })
    }

    /// Waits until all runs have succeeded, asking for one at a time.
    ///
    /// - Throws: `BenchError` where one fails or takes too long.
    func wait(for runs: [String]) async throws {
        let begun = ContinuousClock.now
        for run in runs {
            while true {
                let status = try await status(of: run)
                if status == "succeeded" { break }
                guard ["queued", "running"].contains(status) else {
                    throw BenchError("A run came to be “\(status)”: look at \(Self.path(of: run)).")
                }
                guard ContinuousClock.now - begun < Self.patience else {
                    throw BenchError("The runs did not end in \(Self.patience): look at the server's log.")
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Waits until a run has begun.
    func waitUntilRunning(_ run: String) async throws {
        while try await status(of: run) == "queued" { try await Task.sleep(for: .milliseconds(20)) }
    }

    /// Whether a run is neither over nor stopped.
    func isActive(_ run: String) async throws -> Bool {
        ["queued", "running"].contains(try await status(of: run))
    }

    /// Writes stories from beginning to end.
    ///
    /// - Returns: the seconds from the first run's start to the last one's end.
    @discardableResult
    func write(_ count: Int) async throws -> Double {
        let stories = try await create(count)
        let begun = ContinuousClock.now
        try await wait(for: try await start(stories))
        return (ContinuousClock.now - begun) / .seconds(1)
    }

    /// The path of a run.
    static func path(of run: String) -> String { "/api/v1/runs/\(run)" }

    private func status(of run: String) async throws -> String {
        let answer = try await answers(to: [.get(Self.path(of: run))])[0]
        return answer["status"]?.string ?? ""
    }

    private func ids(of requests: [LoadRequest]) async throws -> [String] {
        try await answers(to: requests).map { answer in
            guard let id = answer["id"]?.string else { throw BenchError("The server answered without an id.") }
            return id
        }
    }

    private func answers(to requests: [LoadRequest]) async throws -> [JSONValue] {
        let result = try await LoadGenerator(port: port, keepsBodies: true).send(requests)
        return try result.answers.map { answer in
            try JSONReader.read(Array((answer.body ?? ByteBuffer()).readableBytesView))
        }
    }
}
