import LanguageModels
import Testing

@testable import ModelProviders

/// The model answers as the scripts of these tests do.
private func expectAnswer(of model: OpenAICompatibleModel, sourceLocation: SourceLocation = #_sourceLocation)
    async throws
{
    let answer = try await Answer(of: model.stream(proseRequest()))
    #expect(answer.text == "!", sourceLocation: sourceLocation)
}

@Suite struct HostNameTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080/v1", true, true), ("http://localhost/v1", true, true),
        ("http://[::1]:11434/v1", true, true),
        ("http://127.8.9.1", true, true), ("http://0.0.0.0:8080", true, true),
        ("http://[::ffff:127.0.0.1]/v1", true, true),
        ("http://me:pass@localhost:1", true, true), ("http://api.localhost", true, true),
        ("http://10.1.2.3/v1", false, true), ("http://172.16.0.1", false, true), ("http://172.31.255.1", false, true),
        ("http://192.168.1.20:1234/v1", false, true), ("http://[fd12:3456::1]:8000/v1", false, true),
        ("http://[fe80::1%25eth0]", false, true), ("http://100.101.1.1:11434", false, true),
        ("http://gpu.local:1234", false, true), ("http://ollama:11434/v1", false, true),
        ("http://host.docker.internal:1234", false, true), ("http://GPU:1/v1", false, true),
        ("http://172.32.0.1", false, false), ("http://11.0.0.1", false, false),
        ("https://api.openai.com/v1", false, false),
        ("https://router.huggingface.co/v1", false, false), ("http://[2001:db8::1]/v1", false, false),
        ("http://localhost.example.org", false, false), ("", false, false),
    ])
    func `Places of one's own are told by their address`(url: String, isLoopback: Bool, isOwn: Bool) {
        let host = HostName(url: url)
        #expect(host.isLoopback == isLoopback)
        #expect(host.isOwn == isOwn)
        #expect(ProviderTimeouts.usual(for: url) == (isOwn ? .local : ProviderTimeouts()))
    }
}

@Suite struct ProxyTests {
    private func routes(_ exceptions: String = "") throws -> NetworkRoutes {
        NetworkRoutes(
            httpProxy: try ProxyServer("plain.example:3128"),
            httpsProxy: try ProxyServer("http://me:p%40ss@proxy.example"),
            exceptions: ProxyExceptions(exceptions))
    }

    @Test func `Each scheme has its proxy, and this machine none`() throws {
        let routes = try routes()
        #expect(routes.proxy(for: "http://a.example/v1")?.shown == "plain.example:3128")
        #expect(routes.proxy(for: "HTTPS://a.example/v1")?.shown == "proxy.example:80")
        #expect(routes.proxy(for: "https://a.example/v1")?.credentials?.reveal() == "me:p@ss")
        for own in ["http://127.0.0.1:8080/v1", "https://localhost/v1", "http://[::1]/v1"] {
            #expect(routes.proxy(for: own) == nil)
        }
        #expect(NetworkRoutes.direct.proxy(for: "https://a.example") == nil)
    }

    @Test(arguments: [
        ("example.org", "https://example.org/v1", true), ("example.org", "https://api.example.org/v1", true),
        (".example.org", "https://api.example.org", true), ("*.example.org", "https://api.example.org", true),
        ("example.org", "https://notexample.org", false), ("a.example, EXAMPLE.ORG", "https://example.org", true),
        ("example.org:8443", "https://example.org:8443", true), ("example.org:8443", "https://example.org", false),
        ("example.org:443", "https://example.org", true), ("*", "https://anything.example", true),
        ("10.0.0.0/8", "http://10.9.8.7/v1", true), ("10.0.0.0/8", "http://11.9.8.7/v1", false),
        ("10.9.8.7", "http://10.9.8.7:8080/v1", true), ("fd00::/8", "http://[fd12::1]/v1", true),
        ("[fd12::1]:8080", "http://[fd12::1]:8080", true), ("0.0.0.0/0", "http://8.8.8.8", true),
        ("10.0.0.0/99", "http://10.0.0.1", false), ("7", "http://10.0.0.7", false), ("", "https://example.org", false),
    ])
    func `NO_PROXY names hosts, what is below them, ports, and ranges of addresses`(
        list: String, url: String, isDirect: Bool
    ) throws {
        #expect((try routes(list).proxy(for: url) == nil) == isDirect)
    }

    @Test(arguments: [
        "https://proxy.example:3128", "ftp://proxy.example", "http://", "socks5://me:secret@proxy.example",
    ])
    func `A proxy that cannot be used is told without its password`(url: String) {
        let fault = #expect(throws: ProxyServer.Fault.self) { try ProxyServer(url) }
        #expect(fault?.reason.contains("secret") == false)
    }

    @Test func `A proxy prints no password`() throws {
        let proxy = try ProxyServer("http://me:secret@proxy.example:8080")
        #expect(!"\(proxy)".contains("secret") && !String(reflecting: proxy).contains("secret"))
        #expect(proxy.shown == "proxy.example:8080")
        #expect(try ProxyServer("socks5h://proxy.example").shown == "proxy.example:1080")
        #expect(try ProxyServer("[fd12::1]:3128").shown == "fd12::1:3128")
    }

    private func model(_ server: RawHTTPServer, _ url: String) throws -> OpenAICompatibleModel {
        let proxy = try ProxyServer(server.url.replacing("http://", with: "http://me:secret@"))
        return OpenAICompatibleModel(
            profile: profile(), endpoint: Endpoint(baseURL: url), dialect: .openAI,
            transport: HTTPTransport(
                connectTimeout: .seconds(600), routes: NetworkRoutes(httpProxy: proxy, httpsProxy: proxy)),
            timeouts: .patient)
    }

    @Test(arguments: [
        ("http://model.invalid/v1", "model.invalid:80"), ("https://model.invalid/v1", "model.invalid:443"),
    ])
    func `A call goes through the proxy, with its user and password`(url: String, target: String) async throws {
        let refusal = RawHTTPServer.Script.json("", status: "502 Bad Gateway", headers: ["connection: close"])
        try await RawHTTPServer.serving([refusal]) { server in
            let model = try model(server, url)
            let error = await modelError { _ = try await Answer(of: model.stream(proseRequest())) }
            #expect(error?.code == .unreachable)
            #expect(error?.message.contains("proxy") == true && error?.message.contains("secret") == false)
            let asked = try #require(server.requests.first)
            #expect(asked.hasPrefix("CONNECT \(target) HTTP/1.1\r\n"))
            #expect(asked.lowercased().contains("proxy-authorization: basic bwu6c2vjcmv0"))
        }
    }

    @Test func `A proxy that wants a password says so`() async throws {
        let refusal = RawHTTPServer.Script.json(
            "", status: "407 Proxy Authentication Required", headers: ["connection: close"])
        try await RawHTTPServer.serving([refusal]) { server in
            let model = try model(server, "https://model.invalid/v1")
            let error = await modelError { _ = try await Answer(of: model.stream(proseRequest())) }
            #expect(error?.message.contains("USER:PASSWORD") == true)
        }
    }

    @Test func `A server on this machine is asked directly`() async throws {
        let done =
            "data: {\"choices\":[{\"delta\":{\"content\":\"!\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
        try await RawHTTPServer.serving([.events(done)]) { server in
            let dead = try ProxyServer("http://127.0.0.1:1")
            let model = OpenAICompatibleModel(
                profile: profile(), endpoint: Endpoint(baseURL: server.url + "/v1"), dialect: .openAI,
                transport: HTTPTransport(
                    connectTimeout: .seconds(600), routes: NetworkRoutes(httpProxy: dead, httpsProxy: dead)),
                timeouts: .patient)
            try await expectAnswer(of: model)
        }
    }
}

@Suite struct ServerAddressTests {
    private let done =
        "data: {\"choices\":[{\"delta\":{\"content\":\"!\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    private let missing = RawHTTPServer.Script.json(
        "404 page not found", status: "404 Not Found", headers: ["connection: close"])

    private func model(_ url: String) -> OpenAICompatibleModel {
        OpenAICompatibleModel(
            profile: profile(), endpoint: Endpoint(baseURL: url), dialect: .openAI,
            transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: .patient)
    }

    private func path(_ request: String) -> Substring { request.split(separator: " ")[1] }

    @Test(arguments: [
        "https://a.example/v1", "https://a.example/v1/", "https://a.example/v1/chat/completions",
        "https://a.example/v1/chat/completions/", "https://a.example/v1/models", "https://a.example/v1/completions",
        " https://a.example/v1/responses ",
    ])
    func `The path of a call is taken off`(url: String) {
        #expect(Endpoint(baseURL: url).baseURL == "https://a.example/v1")
    }

    @Test func `A host may be called like the path of a call`() {
        #expect(Endpoint(baseURL: "http://models").baseURL == "http://models")
        #expect(Endpoint(baseURL: "http://chat:8080/").baseURL == "http://chat:8080")
    }

    @Test func `An address without its version is tried with it, once, and remembered`() async throws {
        try await RawHTTPServer.serving([missing, .events(done), .events(done)]) { server in
            let model = model(server.url)
            try await expectAnswer(of: model)
            try await expectAnswer(of: model)
            #expect(server.requests.map(path) == ["/chat/completions", "/v1/chat/completions", "/v1/chat/completions"])
        }
    }

    @Test func `An address with a version that the server does not have is tried without`() async throws {
        let page = RawHTTPServer.Script.json("<html>Hello</html>", headers: ["connection: close"])
        try await RawHTTPServer.serving([page, .events(done)]) { server in
            try await expectAnswer(of: model(server.url + "/v1"))
            #expect(server.requests.map(path) == ["/v1/chat/completions", "/chat/completions"])
        }
    }

    @Test func `A right address is asked once, whatever it answers`() async throws {
        let unknown = RawHTTPServer.Script.json(
            #"{"error":{"message":"The model `m` does not exist"}}"#, status: "404 Not Found",
            headers: ["connection: close"])
        try await RawHTTPServer.serving([unknown]) { server in
            let error = await modelError { _ = try await Answer(of: model(server.url + "/v1").stream(proseRequest())) }
            #expect(error?.code == .unknownModel)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `Where nothing is right, the addresses that were asked are told`() async throws {
        try await RawHTTPServer.serving([missing, missing]) { server in
            let error = await modelError { _ = try await Answer(of: model(server.url + "/api").stream(proseRequest())) }
            #expect(error?.code == .wrongAddress)
            #expect(error?.disposition == .never)
            let message = try #require(error?.message)
            #expect(message.contains("/api/chat/completions") && message.contains("/api/v1"))
            #expect(message.contains("OPENAI_BASE_URL"))
        }
    }

    @Test func `The doctor's question finds the address too, and tells it`() async throws {
        let list = RawHTTPServer.Script.json(#"{"data":[{"id":"m"}]}"#, headers: ["connection: close"])
        try await RawHTTPServer.serving([missing, list]) { server in
            let probe = ProviderProbe(
                provider: "openai", endpoint: Endpoint(baseURL: server.url), interface: .openAICompatible(.openAI),
                transport: HTTPTransport(connectTimeout: .seconds(600)), timeouts: .patient)
            let finding = await probe.probe()
            #expect(finding.state == .ok && finding.models == ["m"])
            #expect(finding.sentence.contains("OPENAI_BASE_URL is \(server.url)"))
            #expect(finding.sentence.contains("\(server.url)/v1"))
        }
    }
}
