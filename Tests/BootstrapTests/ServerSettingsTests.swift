import Foundation
import TestSupport
import Testing

@testable import Bootstrap

@Suite struct ServerSettingsTests {
    private func settings(_ environment: [String: String]) async throws -> ServerSettings {
        try await withTemporaryFolder { folder in
            try await Settings.read(environment: environment.merging(["HOME": folder.path]) { $1 }).server
        }
    }

    @Test func `Without settings a server is for this machine alone`() async throws {
        let server = try await settings([:])
        #expect(server.host == "127.0.0.1" && server.port == 8_080 && !server.isPortGiven)
        #expect(server.role == .all && server.runs == 64 && server.leaseSeconds == 30 && server.runRetention == nil)
        #expect(server.isLoopback && server.cacheLifetime == .seconds(86_400) && !server.logsJSON)
        guard case .none = server.identity else {
            Issue.record("Callers need no key.")
            return
        }
    }

    @Test func `Everything can be set in the environment`() async throws {
        let server = try await settings([
            "STORYWRITER_HOST": "0.0.0.0", "STORYWRITER_PORT": "0", "STORYWRITER_ROLE": "worker",
            "STORYWRITER_AUTH": "jwt", "STORYWRITER_JWT_JWKS_URL": "https://id.example/keys",
            "STORYWRITER_JWT_ISSUER": "https://id.example",
            "STORYWRITER_JWT_PARTIES": "https://a.example, https://b.example",
            "STORYWRITER_RUNS": "3", "STORYWRITER_LEASE_SECONDS": "5", "STORYWRITER_RUN_RETENTION_DAYS": "7",
            "STORYWRITER_CACHE_HOURS": "0", "STORYWRITER_CACHE_MEGABYTES": "2", "STORYWRITER_LOG_FORMAT": "json",
            "STORYWRITER_ORIGINS": "https://a.example", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318",
            "OTEL_TRACES_SAMPLER_ARG": "0.5",
        ])
        #expect(server.host == "0.0.0.0" && server.port == 0 && server.isPortGiven && !server.isLoopback)
        #expect(server.role == .worker && server.runs == 3 && server.leaseSeconds == 5)
        #expect(server.runRetention == .seconds(7 * 86_400) && server.cacheLifetime == .zero)
        #expect(server.cacheBytes == 2 << 20 && server.logsJSON && server.origins == ["https://a.example"])
        #expect(server.collectorURL == "http://127.0.0.1:4318" && server.sampledShare == 0.5)
        guard case .jwt(let service) = server.identity else {
            Issue.record("Callers send tokens.")
            return
        }
        #expect(service.issuer == "https://id.example" && service.audience == nil && service.parties.count == 2)
    }

    @Test(arguments: [
        ("STORYWRITER_PORT", "65536"), ("STORYWRITER_PORT", "web"), ("STORYWRITER_ROLE", "boss"),
        ("STORYWRITER_AUTH", "password"), ("STORYWRITER_AUTH", "jwt"), ("STORYWRITER_RUNS", "0"),
        ("STORYWRITER_LEASE_SECONDS", "1"), ("STORYWRITER_LOG_FORMAT", "xml"), ("OTEL_TRACES_SAMPLER_ARG", "2"),
    ])
    func `What is wrong is named with what it may be`(name: String, value: String) async throws {
        let error = await #expect(throws: SettingsError.self) { _ = try await settings([name: value]) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func `Origins are kept as browsers send them, and a key set's address is checked`() async throws {
        let server = try await settings(["STORYWRITER_ORIGINS": "HTTPS://Example.org/, http://localhost:3000"])
        #expect(server.origins == ["https://example.org", "http://localhost:3000"])
        let error = await #expect(throws: SettingsError.self) {
            _ = try await settings([
                "STORYWRITER_AUTH": "jwt", "STORYWRITER_JWT_JWKS_URL": "not-a-url",
                "STORYWRITER_JWT_ISSUER": "https://id.example",
            ])
        }
        #expect(error?.description.contains("STORYWRITER_JWT_JWKS_URL") == true)
    }

    @Test func `A bearer is what follows its word, whatever its case`() {
        #expect(ServerParts.bearer(in: "Bearer sw_1") == "sw_1")
        #expect(ServerParts.bearer(in: "bearer   sw_1 ") == "sw_1")
        #expect(ServerParts.bearer(in: "Basic sw_1") == nil)
        #expect(ServerParts.bearer(in: "sw_1") == nil)
    }
}
