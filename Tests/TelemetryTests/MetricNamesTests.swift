import Foundation
import LanguageModels
import StoryDomain
import TestSupport
import Testing

@testable import Telemetry

@Suite struct MetricNamesTests {
    @Test func `Names, helps and buckets are as they should be`() {
        let names = MetricNames.all.map(\.exposedName)
        #expect(Set(names).count == names.count)
        #expect(Set(MetricNames.all.map(\.label)).count == names.count)
        for definition in MetricNames.all {
            #expect(definition.help.hasSuffix("."), "\(definition.label)")
            #expect(definition.buckets == definition.buckets.sorted(), "\(definition.label)")
            #expect((definition.kind == .histogram) != definition.buckets.isEmpty, "\(definition.label)")
        }
        let duration = MetricNames.all.first { $0.label == "http.server.request.duration" }
        #expect(duration?.exposedName == "http_server_request_duration_seconds")
    }

    @Test func `The page of docs shows the same table`() throws {
        let page = try String(contentsOf: docs("metrics.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains("_") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) } }
        #expect(rows.compactMap(\.first) == MetricNames.all.map(\.exposedName))
        for (row, definition) in zip(rows, MetricNames.all) {
            #expect(row[1] == definition.kind.rawValue, "\(row[0])")
            let dimensions = row[2].split(separator: ",").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            #expect(dimensions == definition.dimensions.map(PrometheusName.label), "\(row[0])")
        }
    }

    @Test func `What the decorators count is in the table, with all its labels`() async throws {
        let registry = PrometheusRegistry()
        let price = TokenPrice(
            input: try #require(Decimal(string: "0.30")), cachedInput: try #require(Decimal(string: "0.075")),
            output: try #require(Decimal(string: "2.50")), version: "1")
        let usage = TokenUsage(prompt: 1_000, cached: 400, thinking: 50, output: 200)
        let busy = ModelError(code: .unavailable, disposition: .retry(after: nil), provider: "p", message: "Wait.")
        let model = ScriptedModel(profile: .testing(price: price), [.failure(busy), .text("Once.", usage: usage)])
        let breaker = CircuitBreaker(meter: CircuitBreaker.meter(for: model.profile, factory: registry))
        let stack = Retrying(
            Breaking(Metered(model, factory: registry), breaker: breaker), policy: .alone, clock: ManualClock(.instant),
            factory: registry)
        for try await _ in stack.stream(ModelRequest(messages: [Message(.user, "Write.")], purpose: .scene)) {}

        let text = registry.render()
        #expect(!text.contains("Not described."))
        let model1 = #"gen_ai_operation_name="chat",gen_ai_provider_name="scripted",gen_ai_request_model="script-1""#
        for sample in [
            "storywriter_provider_cost_usd_total{\(model1)} 0.000835",
            "gen_ai_client_token_usage_bucket{\(model1),gen_ai_token_type=\"input\",le=\"1024\"} 1",
            "gen_ai_client_token_usage_sum{\(model1),gen_ai_token_type=\"output\"} 250",
            "gen_ai_client_operation_duration_seconds_count{\(model1)} 1",
            "gen_ai_client_operation_time_to_first_chunk_seconds_count{\(model1)} 1",
        ] {
            #expect(text.contains(sample + "\n"), "\(sample)")
        }
        #expect(text.contains(#"storywriter_provider_retries_total{error_type="unavailable","#))
        #expect(text.contains("storywriter_provider_breaker_state{"))
    }

    private func docs(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/\(name)").standardized
    }
}
