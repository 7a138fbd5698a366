import Bootstrap
import Foundation
import Storage
import StoryDomain
import TestSupport

/// A story that the program writes against a fake Gemini, and that is killed now and then on its way.
struct DoomedStory {
    let folder: TemporaryFolder
    let fake: FakeGemini
    /// Words that the model is said to write well in one call.
    let passWords: Int

    /// The moment at which a run is killed.
    enum Moment: Sendable {
        /// So many bytes of the story stand on standard output.
        case shown(bytes: Int)
        /// So many characters of the answer to the n-th request of the run (from 1) were sent; the fake sends no more.
        case streamed(request: Int, characters: Int)
        /// The n-th request of the run (from 1) has come.
        case arrived(request: Int)
    }

    /// All that the program finds set.
    private var environment: [String: String] {
        [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": folder.path(of: "no-config"),
            "STORYWRITER_DATA_DIR": folder.path(of: "data"), "STORYWRITER_PROVIDERS": "gemini",
            "STORYWRITER_MODELS": folder.path(of: "models.yaml"), "GEMINI_BASE_URL": fake.baseURL,
            "GEMINI_API_KEY": "gemini-test-key",
        ]
    }

    /// Writes the files that the program is to read.
    ///
    /// - Throws: the file system's error.
    func prepare() throws {
        try folder.write(
            """
            idea: A lighthouse keeper finds a message in a bottle.
            words: 1500
            seed: 7
            story_setting: An island in the north, 1923
            character_input: Mara, the keeper; Tom, her brother
            plot_elements: A bottle, a storm, a letter that was never sent
            """, to: "brief.yaml")
        try folder.write(
            "version: test\nproviders: {gemini: {models: {gemini-3.8-flash: {pass_words: \(passWords)}}}}\n",
            to: "models.yaml")
    }

    /// Begins or goes on, and kills the run at `moment`.
    ///
    /// - Parameter signal: what it is ended with.
    func run(until moment: Moment? = nil, signal: Int32 = SIGKILL) async throws -> DoomedRun.End {
        let id = try await house { try await $0.repository.list(limit: 1).first?.id }
        let arguments = id.map { ["resume", $0.rawValue] } ?? ["write", "--brief", folder.path(of: "brief.yaml")]
        let before = fake.log.requests.count
        var limit = Int.max
        if case .shown(let bytes) = moment { limit = bytes }
        if case .streamed(let request, let characters) = moment {
            fake.set(
                .forCalls(.once(.stallMidStream(after: .characters(characters)))) { $0.number >= before + request })
        } else {
            fake.set(.never)
        }
        let run = try DoomedRun(arguments, environment: environment) { [limit] run, bytes in
            if bytes >= limit { run.send(signal) }
        }
        let watch = Task { [fake] in
            switch moment {
            case .streamed(let request, _):
                while try await fake.held.next() < before + request {}
            case .arrived(let request):
                while try await fake.log.next().number < before + request {}
            case .shown, nil: return
            }
            run.send(signal)
        }
        let end = await run.wait()
        watch.cancel()
        return end
    }

    /// Runs `body` with the house of this story's data folder.
    ///
    /// - Throws: what `body` throws.
    func house<Result>(_ body: (StoryHouse) async throws -> Result) async throws -> Result {
        let house = try await StoryHouse.open(try await Settings.read(environment: environment))
        defer { house.close() }
        return try await body(house)
    }

    /// The story and its ledger as they are stored.
    func stored() async throws -> (story: Story, ledger: [LedgerLine]) {
        try await house { house in
            guard let id = try await house.repository.list(limit: 1).first?.id,
                let story = try await house.repository.story(id)
            else { throw StorageError(.notFound, "The program stored no story.") }
            return (story, try await house.repository.ledger(of: id))
        }
    }
}

/// Runs `body` with a story in a folder of its own, written against a fake Gemini of its own.
///
/// - Throws: what `body` throws.
func withDoomedStory<Result>(
    passWords: Int, _ body: (DoomedStory) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        try await withFakeGemini { fake in
            let story = DoomedStory(folder: folder, fake: fake, passWords: passWords)
            try story.prepare()
            return try await body(story)
        }
    }
}
