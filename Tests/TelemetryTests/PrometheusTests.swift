import CoreMetrics
import LanguageModels
import Metrics
import StoryDomain
import TestSupport
import Testing

@testable import Telemetry

@Suite struct PrometheusTests {
    private func counter(
        _ label: String, _ dimensions: [(String, String)] = [], in registry: PrometheusRegistry
    ) -> Counter {
        Counter(label: label, dimensions: dimensions, factory: registry)
    }

    @Test func `Each kind is shown with help, type and its numbers`() {
        let registry = PrometheusRegistry(definitions: [
            MetricDefinition("pages.written", .counter, "Pages\nwritten \\ kept.", by: ["by"]),
            MetricDefinition("pause", .histogram, "Pauses.", unit: .seconds, buckets: [0.5, 1, 10]),
            MetricDefinition("book.size", .histogram, "Sizes.", unit: .bytes, buckets: [1_000]),
        ])
        counter("pages.written", [("by", "Ada")], in: registry).increment(by: 3)
        counter("pages.written", [("by", "Ada")], in: registry).increment()
        FloatingPointCounter(label: "ink.used", factory: registry).increment(by: 0.25)
        Meter(label: "readers.here", factory: registry).set(2.5)
        Gauge(label: "last.value", factory: registry).record(-7)
        let timer = Timer(label: "pause", factory: registry)
        for milliseconds in [500, 700, 1_000, 11_000] { timer.recordMilliseconds(milliseconds) }
        Recorder(label: "book.size", factory: registry).record(2_000)
        #expect(
            registry.render() == """
                # HELP book_size_bytes Sizes.
                # TYPE book_size_bytes histogram
                book_size_bytes_bucket{le="1000"} 0
                book_size_bytes_bucket{le="+Inf"} 1
                book_size_bytes_sum 2000
                book_size_bytes_count 1
                # HELP ink_used_total Not described.
                # TYPE ink_used_total counter
                ink_used_total 0.25
                # HELP last_value Not described.
                # TYPE last_value gauge
                last_value -7
                # HELP pages_written_total Pages\\nwritten \\\\ kept.
                # TYPE pages_written_total counter
                pages_written_total{by="Ada"} 4
                # HELP pause_seconds Pauses.
                # TYPE pause_seconds histogram
                pause_seconds_bucket{le="0.5"} 1
                pause_seconds_bucket{le="1"} 3
                pause_seconds_bucket{le="10"} 3
                pause_seconds_bucket{le="+Inf"} 4
                pause_seconds_sum 13.2
                pause_seconds_count 4
                # HELP readers_here Not described.
                # TYPE readers_here gauge
                readers_here 2.5

                """)
    }

    @Test func `Names and labels become valid, and values are escaped`() {
        let registry = PrometheusRegistry()
        let dimensions = [("http.route", "a\"b\\c\nd"), ("le", "1"), ("1st", "x"), ("http_route", "twice")]
        counter("9 lives.total", dimensions, in: registry).increment()
        let lines = registry.render().split(separator: "\n")
        #expect(lines.last == #"_9_lives_total{_1st="x",exported_le="1",http_route="a\"b\\c\nd"} 1"#)
    }

    @Test func `The order of labels makes no second series`() {
        let registry = PrometheusRegistry()
        counter("a", [("x", "1"), ("y", "2")], in: registry).increment()
        counter("a", [("y", "2"), ("x", "1")], in: registry).increment()
        #expect(registry.render().hasSuffix("a_total{x=\"1\",y=\"2\"} 2\n"))
    }

    @Test func `A flood of label values ends in one series, and nothing is lost`() {
        let registry = PrometheusRegistry(mostSeries: 10)
        for number in 0..<1_000 { counter("a", [("id", "\(number)")], in: registry).increment() }
        let samples = registry.render().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(samples.count == 11)
        #expect(samples.contains("a_total{otel_metric_overflow=\"true\"} 990"))
    }

    @Test func `A count of errors that never happened is not shown`() {
        let registry = PrometheusRegistry()
        _ = counter("hb.request.errors", [("error.type", "200")], in: registry)
        #expect(registry.render().isEmpty)
        _ = counter("hb.requests", in: registry)
        #expect(registry.render().hasSuffix("hb_requests_total 0\n"))
    }

    @Test func `A name is shown once, with its first kind`() {
        let registry = PrometheusRegistry()
        counter("a", in: registry).increment()
        Meter(label: "a_total", factory: registry).set(5)
        #expect(registry.render().hasSuffix("# TYPE a_total counter\na_total 1\n"))
    }

    @Test func `A destroyed series is gone`() {
        let registry = PrometheusRegistry()
        let gone = counter("a", in: registry)
        gone.increment()
        gone.destroy()
        #expect(registry.render().isEmpty)
    }

    @Test func `Odd values do no harm`() {
        let registry = PrometheusRegistry()
        let count = counter("a", in: registry)
        count.increment(by: -5)
        count.increment(by: Int64.max)
        count.increment(by: Int64.max)
        Recorder(label: "b", factory: registry).record(Double.nan)
        Meter(label: "c", factory: registry).set(Double.infinity)
        let text = registry.render()
        #expect(text.contains("a_total 9223372036854775807\n"))
        #expect(text.contains("b_count 0\n"))
        #expect(text.contains("c +Inf\n"))
    }

    @Test func `Counts are right under concurrent use`() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let fraction = FloatingPointCounter(label: "f", factory: registry)
                    for number in 0..<1_000 {
                        Counter(label: "a", dimensions: [("x", "\(number % 7)")], factory: registry).increment()
                        fraction.increment(by: 0.5)
                        Timer(label: "t", factory: registry).recordNanoseconds(1_000_000_000)
                    }
                }
            }
        }
        let samples = registry.render().split(separator: "\n")
        let counts = samples.filter { $0.hasPrefix("a_total{") }.compactMap { $0.split(separator: " ").last }
        #expect(counts.compactMap { Int($0) }.reduce(0, +) == 8_000)
        #expect(samples.contains("f_total 4000"))
        #expect(samples.contains("t_seconds_sum 8000"))
    }
}
