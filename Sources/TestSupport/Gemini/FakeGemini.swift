import FoundationEssentials
import LanguageModels
import Synchronization

/// A server that speaks as Gemini's Developer API does: `generateContent`, `streamGenerateContent?alt=sse`,
/// `countTokens`, and the list of models, under any version in the path.
///
/// Streams are `data:` frames ended by CRLF CRLF, with running usage in each, no `[DONE]`, and a last frame that has a
/// finish reason and no parts.
package final class FakeGemini: Sendable {
    /// How the fake is set up.
    package struct Options: Sendable {
        /// The key that requests must bring in `x-goog-api-key` or `?key=`; nil takes any.
        package var key: String? = "gemini-test-key"
        /// The models it lists.
        package var models = ["gemini-3.8-flash", "gemini-3.5-flash-lite", "gemini-2.5-flash"]
        /// Whether a model that is not listed is refused with 404; otherwise every name will do.
        package var refusesOtherModels = false
        /// The names that other models answer, with those models; they stand in `modelVersion`.
        package var reroutes: [String: String] = [:]
        /// The names that are no longer there: 503, as gateways answer for models that were shut down.
        package var gone: Set<String> = []
        /// Tokens that a prompt may have.
        package var inputTokenLimit = 1_048_576
        package var storyteller = FakeStoryteller()
        /// Words in each frame of a stream.
        package var deltaWords = 6
        package var schedule = Schedule.never
        package var logDetail = RequestLog.Detail.everything

        /// The usual setup; change what a test needs.
        package init() {}
    }

    /// What it was asked.
    package var log: RequestLog { upstream.log }
    /// The gate at which slow and stalling answers wait, shut at first.
    package var hold: Gate { upstream.hold }
    /// The number of each request that has come to the gate; a test can wait on it.
    package var held: Mailbox<Int> { upstream.held }
    /// `http://127.0.0.1:port`, what a client takes in place of Gemini's own address.
    package var baseURL: String { server.baseURL }
    /// The server, for its port and connections.
    package let server: FakeServer

    private let upstream: FakeUpstream

    private init(server: FakeServer, upstream: FakeUpstream) {
        self.server = server
        self.upstream = upstream
    }

    /// Starts a fake.
    ///
    /// - Throws: the system's error where it cannot listen.
    package static func start(_ options: Options = Options()) async throws -> FakeGemini {
        let upstream = FakeUpstream(
            wire: .gemini, storyteller: options.storyteller, deltaWords: options.deltaWords,
            schedule: options.schedule, log: RequestLog(options.logDetail)
        )
        let desk = GeminiDesk(options: options, upstream: upstream)
        let server = try await FakeServer.start { try await desk.handle($0, $1) }
        return FakeGemini(server: server, upstream: upstream)
    }

    /// Takes another schedule from the next request on.
    package func set(_ schedule: Schedule) {
        upstream.timetable.set(schedule)
    }

    /// Stops listening and closes every connection.
    package func stop() async {
        await server.stop()
    }
}

/// Runs `body` with a fake Gemini that is stopped afterwards.
///
/// - Throws: what `body` throws, or the system's error where the fake cannot listen.
package func withFakeGemini<Result>(
    _ options: FakeGemini.Options = FakeGemini.Options(), isolation: isolated (any Actor)? = #isolation,
    _ body: (FakeGemini) async throws -> Result
) async throws -> Result {
    let fake = try await FakeGemini.start(options)
    do {
        let result = try await body(fake)
        await fake.stop()
        return result
    } catch {
        await fake.stop()
        throw error
    }
}
