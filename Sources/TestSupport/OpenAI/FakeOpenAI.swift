/// A server that speaks as OpenAI-compatible servers do, in one of three voices: OpenAI's own, the Hugging Face
/// router's, and llama.cpp's.
///
/// All have `POST /v1/chat/completions`, streamed and not, and `GET /v1/models`. In llama.cpp's voice there are also
/// `/health`, `/props`, `/tokenize` and `/v1/chat/completions/input_tokens`, a last assistant message is continued, and
/// `timings` tell how much of the prompt was the same as the one before.
package final class FakeOpenAI: Sendable {
    /// Whose voice it has.
    package enum Mode: Sendable, Hashable {
        /// `role` with empty content first; errors with `type`, `param` and `code`.
        case openAI
        /// Model names with suffixes (`org/name:provider`), the header `x-inference-provider`, errors in both shapes.
        case huggingFace
        /// `role` with null content first, prompt progress, timings, comment lines.
        case llamaCpp
    }

    /// How the fake is set up.
    package struct Options: Sendable {
        package var mode: Mode
        /// The bearer key that requests must bring; nil takes any.
        package var key: String? = "openai-test-key"
        /// The models it lists.
        package var models: [String]
        /// Whether a model that is not listed is refused; llama.cpp takes every name.
        package var refusesOtherModels = false
        /// Tokens of prompt and answer together (`n_ctx`).
        package var contextTokens: Int
        /// A comment line before every so many frames; nil for none.
        package var commentEvery: Int?
        /// Whether the fake begins as one that still loads its model (llama.cpp).
        package var isLoading = false
        package var storyteller = FakeStoryteller()
        /// Words in each frame of a stream.
        package var deltaWords = 6
        package var schedule = Schedule.never
        package var logDetail = RequestLog.Detail.everything

        /// The usual setup of a mode; change what a test needs.
        package init(_ mode: Mode = .openAI) {
            self.mode = mode
            switch mode {
            case .openAI:
                models = ["gpt-test"]
                contextTokens = 128_000
            case .huggingFace:
                models = ["openai/gpt-oss-120b", "Qwen/Qwen3-32B"]
                contextTokens = 131_072
            case .llamaCpp:
                models = ["local"]
                contextTokens = 8_192
            }
        }

        var wire: Wire {
            switch mode {
            case .openAI: .openAI
            case .huggingFace: .huggingFace
            case .llamaCpp: .llamaCpp
            }
        }
    }

    /// What it was asked.
    package var log: RequestLog { upstream.log }
    /// The gate at which slow and stalling answers wait, shut at first.
    package var hold: Gate { upstream.hold }
    /// The number of each request that has come to the gate; a test can wait on it.
    package var held: Mailbox<Int> { upstream.held }
    /// `http://127.0.0.1:port/v1`, what clients take as their base URL.
    package var baseURL: String { server.baseURL + "/v1" }
    /// The server, for its port and connections.
    package let server: FakeServer

    private let upstream: FakeUpstream
    private let desk: OpenAIDesk

    private init(server: FakeServer, upstream: FakeUpstream, desk: OpenAIDesk) {
        self.server = server
        self.upstream = upstream
        self.desk = desk
    }

    /// Starts a fake.
    ///
    /// - Throws: the system's error where it cannot listen.
    package static func start(_ options: Options = Options()) async throws -> FakeOpenAI {
        let upstream = FakeUpstream(
            wire: options.wire, storyteller: options.storyteller, deltaWords: options.deltaWords,
            schedule: options.schedule, log: RequestLog(options.logDetail)
        )
        let desk = OpenAIDesk(options: options, upstream: upstream)
        let server = try await FakeServer.start { try await desk.handle($0, $1) }
        return FakeOpenAI(server: server, upstream: upstream, desk: desk)
    }

    /// Takes another schedule from the next request on.
    package func set(_ schedule: Schedule) {
        upstream.timetable.set(schedule)
    }

    /// Lets the model load, or be there: while it loads, llama.cpp's voice answers everything with 503.
    package func setLoading(_ isLoading: Bool) {
        desk.setLoading(isLoading)
    }

    /// Stops listening and closes every connection.
    package func stop() async {
        await server.stop()
    }
}

/// Runs `body` with a fake OpenAI-compatible server that is stopped afterwards.
///
/// - Throws: what `body` throws, or the system's error where the fake cannot listen.
package func withFakeOpenAI<Result>(
    _ options: FakeOpenAI.Options = FakeOpenAI.Options(), isolation: isolated (any Actor)? = #isolation,
    _ body: (FakeOpenAI) async throws -> Result
) async throws -> Result {
    let fake = try await FakeOpenAI.start(options)
    do {
        let result = try await body(fake)
        await fake.stop()
        return result
    } catch {
        await fake.stop()
        throw error
    }
}
