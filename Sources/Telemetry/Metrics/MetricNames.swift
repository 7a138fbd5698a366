/// The table of all metrics of the product. docs/metrics.md shows it to people; a test holds the two together.
///
/// Rooms make their metrics by label, without knowing this table: what it adds is unit, help and buckets. Names are
/// those of OpenTelemetry's conventions where there are any. Those for generative AI still change, so they stand here
/// once.
package enum MetricNames {
    /// Everything, in the order of docs/metrics.md.
    package static let all = http + events + runs + providers + cache + process

    /// Where a histogram has no buckets of its own: from a millisecond to ten minutes.
    static let defaultBuckets: [Double] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600]

    private static let requestBuckets: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]
    /// 10 ms, doubled up to 82 seconds.
    private static let callBuckets: [Double] = (0...13).map { Double(1 << $0) / 100 }
    /// Powers of four up to 4¹³.
    private static let tokenBuckets: [Double] = (0...13).map { Double(1 << (2 * $0)) }
    /// A second to a day: a story's length in time.
    private static let runBuckets: [Double] = [
        1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 86_400,
    ]
    /// 10 ms to an hour: a place in the queue.
    private static let waitBuckets: [Double] = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15, 60, 300, 900, 3_600]
    private static let model = ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model"]

    private static let http: [MetricDefinition] = [
        MetricDefinition(
            "http.server.request.duration", .histogram, "Time from a request's head to the end of its answer.",
            unit: .seconds,
            buckets: requestBuckets,
            by: ["http.request.method", "http.route", "http.response.status_code", "url.scheme", "error.type"]),
        MetricDefinition("http.server.active_requests", .gauge, "Requests that are being answered."),
    ]

    private static let events: [MetricDefinition] = [
        MetricDefinition("storywriter.event_streams.open", .gauge, "Event streams that are open."),
        MetricDefinition("storywriter.event_streams.events", .counter, "Events that were sent."),
        MetricDefinition("storywriter.event_streams.sent", .counter, "Bytes of the events.", unit: .bytes),
        MetricDefinition(
            "storywriter.event_streams.faults", .counter, "Streams that a fault of the server's ended."),
        MetricDefinition(
            "storywriter.event_streams.slow_readers", .counter, "Readers that were let go since they took nothing."),
    ]

    private static let runs: [MetricDefinition] = [
        MetricDefinition("storywriter_runs", .gauge, "Runs that are not over, by state.", by: ["state"]),
        MetricDefinition(
            "storywriter_run_claims_total", .counter, "Times that a worker let go of a run, by the state left.",
            by: ["kind", "state"]),
        MetricDefinition(
            "storywriter_run_claim_duration_seconds", .histogram, "Time for which a worker had a run.", unit: .seconds,
            buckets: runBuckets, by: ["kind"]),
        MetricDefinition(
            "storywriter_run_wait_seconds", .histogram, "Time from when a run could begin until a worker had it.",
            unit: .seconds, buckets: waitBuckets, by: ["kind"]),
        MetricDefinition(
            "storywriter_run_leases_lost_total", .counter, "Runs taken over because their worker was lost.",
            by: ["kind"]),
    ]

    private static let providers: [MetricDefinition] = [
        MetricDefinition(
            "gen_ai.client.operation.duration", .histogram, "Time of a call to a provider, to its last token.",
            unit: .seconds,
            buckets: callBuckets, by: model + ["error.type"]),
        MetricDefinition(
            "gen_ai.client.operation.time_to_first_chunk", .histogram,
            "Time from the question to the first text of the answer.", unit: .seconds, buckets: callBuckets, by: model),
        MetricDefinition(
            "gen_ai.client.token.usage", .histogram, "Tokens of a call; thinking counts as output.",
            buckets: tokenBuckets, by: model + ["gen_ai.token.type"]),
        MetricDefinition(
            "storywriter.provider.cost", .counter, "What calls cost, by the price list of the day.", unit: .dollars,
            by: model),
        MetricDefinition(
            "storywriter.provider.overcounts", .counter,
            "Calls for which the provider counted more tokens than they could come to.", by: model),
        MetricDefinition(
            "storywriter.provider.retries", .counter, "Calls tried again.",
            by: ["gen_ai.provider.name", "gen_ai.request.model", "error.type"]),
        MetricDefinition(
            "storywriter.provider.breaker_state", .gauge,
            "0 closed, 1 one call is let through to see, 2 open: the provider is left alone.",
            by: ["gen_ai.provider.name", "gen_ai.request.model"]),
    ]

    private static let cache: [MetricDefinition] = [
        MetricDefinition(
            "storywriter.cache.requests", .counter,
            "Questions that may be answered from the cache, by what came of it.",
            by: ["result"]),
        MetricDefinition("storywriter.cache.faults", .counter, "Faults of the cache that were passed over."),
        MetricDefinition("storywriter.cache.entries", .gauge, "Answers that are stored."),
        MetricDefinition("storywriter.cache.size", .gauge, "Bytes of the answers that are stored.", unit: .bytes),
    ]

    private static let process: [MetricDefinition] = [
        MetricDefinition(
            "storywriter.telemetry.spans", .counter, "Spans that were sent, dropped for want of room, or refused.",
            by: ["storywriter.outcome"])
    ]
}
