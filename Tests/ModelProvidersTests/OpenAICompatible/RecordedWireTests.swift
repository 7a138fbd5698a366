import LanguageModels
import StoryDomain
import Testing

@testable import ModelProviders

/// Real servers' answers, replayed byte by byte: what the model makes of each.
@Suite struct RecordedWireTests {
    @Test func `wires`() async throws {
        for (name, wire) in RecordedLlamaCppWires.all + RecordedLlamaCppRefusals.all + RecordedTransformersWires.all + RecordedLiteLLMWires.all {
            var r = ""
            let head = "HTTP/1.1 \(wire.status) X\r\ncontent-type: \(wire.contentType)\r\nconnection: close\r\n\r\n"
            try await RawHTTPServer.serving([RawHTTPServer.Script(pieces: [Array(head.utf8), Array(wire.body.utf8)])]) { server in
                let model = OpenAICompatibleModel(profile: profile(), endpoint: Endpoint(baseURL: server.url + "/v1"), dialect: .openAI, transport: HTTPTransport())
                do {
                    var text = "", thoughts = 0
                    for try await event in model.stream(proseRequest()) {
                        switch event {
                        case .text(let t): text += t
                        case .thinking(let n): thoughts += n
                        case .finished(let c): r = "\(c.finish) text=\(text.debugDescription) thoughts=\(thoughts) usage=\(c.usage.map { "\($0.prompt)/\($0.thinking)/\($0.output)" } ?? "nil")"
                        default: break
                        }
                    }
                } catch let error as ModelError {
                    r = "ERROR \(error.code) \(error.disposition) \(error.message.prefix(150)) [\(server.requests.count) requests]"
                }
            }
            Swift.print("WIRE \(name): \(r)")
        }
    }
}
