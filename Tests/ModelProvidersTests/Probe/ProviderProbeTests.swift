import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct ProviderProbeTests {
    private let gemini = ProviderProbe.Interface.gemini(version: "v1beta")

    private func probe(_ url: String, _ interface: ProviderProbe.Interface, key: String? = "sekret") -> ProviderProbe {
        ProviderProbe(
            provider: "p", endpoint: Endpoint(baseURL: url, key: key.map(Secret.init)), interface: interface,
            transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: .patient)
    }

    @Test func `Gemini lists its models by name`() async throws {
        let list = #"{"models":[{"name":"models/gemini-3.8-flash"},{"name":"models/gemini-4-argon"}]}"#
        try await RawHTTPServer.serving([.json(list)]) { server in
            let finding = await probe(server.url, gemini).probe()
            #expect(finding.state == .ok)
            #expect(finding.models == ["gemini-3.8-flash", "gemini-4-argon"])
            #expect(finding.sentence == "Reachable, with 2 models listed.")
            #expect(server.requests.first?.hasPrefix("GET /v1beta/models?pageSize=1000 ") == true)
            #expect(server.requests.first?.contains("x-goog-api-key: sekret") == true)
        }
    }

    @Test func `A key that Gemini does not take is told`() async throws {
        let body = #"{"error":{"code":400,"message":"no","details":[{"reason":"API_KEY_INVALID"}]}}"#
        try await RawHTTPServer.serving([.json(body, status: "400 Bad Request")]) { server in
            #expect(await probe(server.url, gemini).probe().state == .unauthorized)
        }
    }

    @Test func `A router that lists to everybody promises nothing about the key`() async throws {
        try await RawHTTPServer.serving([.json(#"{"object":"list","data":[{"id":"org/name"}]}"#)]) { server in
            let finding = await probe(server.url + "/v1", .openAICompatible(.huggingFace)).probe()
            #expect(finding.state == .ok)
            #expect(finding.models == ["org/name"])
            #expect(finding.sentence == "Reachable, with 1 model listed; the key is tried with the first call.")
        }
    }

    @Test func `A missing key is told without asking, where one is needed`() async throws {
        try await RawHTTPServer.serving([.json(#"{"data":[]}"#)]) { server in
            #expect(await probe(server.url, gemini, key: nil).probe().state == .unauthorized)
            #expect(await probe(server.url, .openAICompatible(.huggingFace), key: nil).probe().state == .unauthorized)
            #expect(server.requests.isEmpty)
            #expect(await probe(server.url, .openAICompatible(.llamaCpp), key: nil).probe().state == .ok)
        }
    }

    @Test func `A server that is still loading is in trouble, one that is not there is unreachable`() async throws {
        let loading = #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#
        let url = try await RawHTTPServer.serving([.json(loading, status: "503 Service Unavailable")]) { server in
            let finding = await probe(server.url, .openAICompatible(.llamaCpp)).probe()
            #expect(finding.state == .troubled)
            #expect(finding.sentence == "The server is in trouble; try again; the server said: Loading model.")
            return server.url
        }
        #expect(await probe(url, .openAICompatible(.llamaCpp)).probe().state == .unreachable)
    }

    @Test func `Something else at the address is told`() async throws {
        try await RawHTTPServer.serving([.json(#"{"hello":"world"}"#)]) { server in
            #expect(await probe(server.url, .openAICompatible(.openAI)).probe().state == .troubled)
        }
        try await RawHTTPServer.serving([.json("<html>")]) { server in
            #expect(await probe(server.url, .openAICompatible(.openAI)).probe().state == .troubled)
        }
    }
}
