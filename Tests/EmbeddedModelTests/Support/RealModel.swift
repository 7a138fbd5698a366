import Foundation
import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

/// The small model and the runtime that `make test` fetches, for tests with a real server.
enum RealModel {
    /// The data folder; `make test` names it.
    static let folder = ProcessInfo.processInfo.environment["STORYWRITER_TEST_MODEL_DIR"]

    /// Whether the tests with a real server can run. In CI they always do, and fail where the model is missing.
    static let isExpected = folder != nil || ProcessInfo.processInfo.environment["CI"] != nil

    /// Said where they are left out.
    static let absence: Comment = "No model: run `make test`, which fetches it and sets STORYWRITER_TEST_MODEL_DIR."

    /// A small server: little context, so that it overflows and starts quickly.
    static func configuration(parallel: Int = 1) throws -> EmbeddedConfiguration {
        let folder = try #require(folder, "STORYWRITER_TEST_MODEL_DIR is not set.")
        return EmbeddedConfiguration(
            modelPath: folder + "/models/smollm2-135m-instruct-q4_1.gguf", runtimePath: folder + "/runtime",
            contextTokens: 2048, parallel: parallel, cacheMebibytes: 64)
    }

    /// What a catalogue would say of it.
    static let profile = ModelProfile(
        provider: "embedded", model: "smollm2-135m-instruct", contextTokens: 8192, maxOutputTokens: 2048,
        price: .free, capabilities: ModelCapabilities(prefill: true, prefixCache: true), passWords: 150)

    /// Makes a model, runs `body`, and stops it whatever happens.
    static func with<Value>(
        _ configuration: EmbeddedConfiguration? = nil,
        pickPort: @escaping @Sendable () async throws -> Int = LoopbackPort.free,
        _ body: (EmbeddedModel, EmbeddedServer) async throws -> Value
    ) async throws -> Value {
        let configuration = try configuration ?? Self.configuration()
        let transport = HTTPTransport(connectTimeout: .seconds(600))
        let server = EmbeddedServer(configuration: configuration, transport: transport, pickPort: pickPort)
        let model = EmbeddedModel(
            server: server, configuration: configuration, profile: profile, transport: transport)
        do {
            let value = try await body(model, server)
            await model.stop()
            await transport.shutdown()
            return value
        } catch {
            await model.stop()
            await transport.shutdown()
            throw error
        }
    }

    /// A question about prose.
    static func request(_ text: String, tokens: Int, format: OutputFormat = .text) -> ModelRequest {
        ModelRequest(
            messages: [Message(.user, text)], format: format,
            sampling: Sampling(kind: format == .text ? .prose : .plan, seed: 7), maxOutputTokens: tokens,
            purpose: .scene)
    }

    /// A question whose answer does not end by itself within the context.
    static let endless = request(
        "Write the longest story you can about a lighthouse keeper. Never stop writing.", tokens: 1900)
}

/// A call's answer, all of it.
struct Answer: Sendable {
    var text = ""
    var pieces = 0
    var completions: [Completion] = []

    /// Reads a stream to its end.
    init(_ stream: ModelStream) async throws {
        for try await event in stream {
            switch event {
            case .text(let piece):
                text += piece
                pieces += 1
            case .finished(let completion): completions.append(completion)
            default: break
            }
        }
    }
}

/// Reads a stream until the first piece of text, and leaves it.
func firstPiece(of stream: ModelStream) async throws -> String {
    for try await event in stream {
        if case .text(let piece) = event { return piece }
    }
    throw CancellationError()
}
